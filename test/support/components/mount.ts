import { mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, type Component } from 'vue';
import { createStore, type Store } from 'vuex';
import { sentence } from './sentences';

/** The part of the shell's store that our components read. */
export function shellStore(getters: Record<string, unknown> = {}): Store<unknown> {
  const all = { 'i18n/t': sentence, ...getters };

  return createStore({ getters: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, () => value])) });
}

/** Mounts a component with props as in the dashboard. */
export function mountInShell(component: Component, props: Record<string, unknown> = {}, getters?: Record<string, unknown>): VueWrapper {
  return mount(component, { props, attachTo: document.body, global: { plugins: [shellStore(getters)] } }) as VueWrapper;
}

/** What a composable returns when it is called in a component's setup. */
export function inSetup<T>(use: () => T, getters?: Record<string, unknown>): T {
  let result: T | undefined;
  const host = defineComponent({
    setup() {
      result = use();

      return () => h('div');
    },
  });

  mountInShell(host, {}, getters);

  return result as T;
}
