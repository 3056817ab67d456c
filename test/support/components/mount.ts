import { mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, type Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { createStore, type Store } from 'vuex';
import { sentence } from './sentences';

/** What the store does when it is asked to, by name: what it is given, and what it answers. */
type Actions = Record<string, (argument: never) => unknown>;

/** The part of the shell's store that our components use. */
export function shellStore({ getters = {}, actions = {} }: Pick<Surroundings, 'getters' | 'actions'> = {}): Store<unknown> {
  const all = {
    'i18n/t': sentence,
    'i18n/exists': () => false,
    'management/all': () => [],
    'management/havePage': () => null,
    // as long as nothing is known of types
    'management/schemaFor': () => null,
    ...getters,
  };

  return createStore({
    getters: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, () => value])),
    actions: Object.fromEntries(Object.entries(actions).map(([name, act]) => [name, (_, argument) => act(argument as never)])),
  });
}

/** The shell's pages of resources, by their names. */
const PAGES = {
  'c-cluster-product-resource': '/c/:cluster/:product/:resource',
  'c-cluster-product-resource-create': '/c/:cluster/:product/:resource/create',
  'c-cluster-product-resource-namespace-id': '/c/:cluster/:product/:resource/:namespace/:id',
};

/** A router that knows every address, e.g. `/list?host=managed`, and is there already; some may have names for their parts. */
export async function routerAt(address: string, ...paths: string[]): Promise<Router> {
  const component = { render: () => null };
  const pages = Object.entries(PAGES).map(([name, path]) => ({ name, path, component }));
  const others = [...paths, '/:page*'].map((path) => ({ path, component }));
  const router = createRouter({ history: createMemoryHistory(), routes: [...pages, ...others] });

  await router.push(address);

  return router;
}

interface Surroundings {
  /** Of the shell's store, beside the translations. */
  getters?: Record<string, unknown>;
  actions?: Actions;
  router?: Router;
}

/** Mounts a component with props as in the dashboard. */
export function mountInShell(component: Component, props: Record<string, unknown> = {}, { router, ...store }: Surroundings = {}): VueWrapper {
  const plugins = [shellStore(store), ...router ? [router] : []];

  return mount(component, { props, attachTo: document.body, global: { plugins } }) as VueWrapper;
}

/** What a composable returns when it is called in a component's setup. */
export function inSetup<T>(use: () => T, surroundings?: Surroundings): T {
  let result: T | undefined;
  const host = defineComponent({
    setup() {
      result = use();

      return () => h('div');
    },
  });

  mountInShell(host, {}, surroundings);

  return result as T;
}
