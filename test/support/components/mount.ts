import { mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, type Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { createStore, type Store } from 'vuex';
import { sentence } from './sentences';

/** The part of the shell's store that our components read. */
export function shellStore(getters: Record<string, unknown> = {}, actions: Surroundings['actions'] = {}): Store<unknown> {
  const all = { 'i18n/t': sentence, ...getters };

  return createStore({ getters: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, () => value])), actions });
}

/** A router that knows every address, e.g. `/list?host=managed`, and is there already. */
export async function routerAt(address: string): Promise<Router> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:page*', component: { render: () => null } }] });

  await router.push(address);

  return router;
}

interface Surroundings {
  /** Of the shell's store, beside the translations. */
  getters?: Record<string, unknown>;
  /** Of the shell's store; what is dispatched is their second argument. */
  actions?: Record<string, (context: unknown, payload: unknown) => unknown>;
  router?: Router;
}

/** Mounts a component with props as in the dashboard. */
export function mountInShell(component: Component, props: Record<string, unknown> = {}, { getters, actions, router }: Surroundings = {}): VueWrapper {
  const plugins = [shellStore(getters, actions), ...router ? [router] : []];

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
