import { TextEncoder } from 'node:util';
import { config } from '@vue/test-utils';
import { h, type Component } from 'vue';
import { installComponents } from '@shell/initialize/install-components';
import { sentence } from './sentences';

// What every browser has and jsdom lacks.
Object.assign(globalThis, { TextEncoder });

// What the dashboard gives to every component.
config.global.mocks = { t: sentence };
const components: Record<string, Component> = { t: (props: { k: string }) => h('span', sentence(props.k)) };

installComponents({ component: (name, component) => {
  components[name] = component;
} });
config.global.components = components;
config.global.directives = {
  'clean-html': (element: HTMLElement, { value }: { value?: string }) => {
    element.innerHTML = value ?? '';
  },
  'clean-tooltip': (element: HTMLElement, { value }: { value?: string }) => {
    element.title = value ?? '';
  },
  'stripped-aria-label': (element: HTMLElement, { value }: { value?: string }) => {
    element.ariaLabel = value ?? '';
  },
  'trim-whitespace': () => undefined,
  'ui-context': () => undefined,
};

// The shell's tabs look for a table of contents around them, which most pages haven't got.
config.global.config.warnHandler = (message, _instance, trace) => {
  if (!message.includes('Symbol(formSummary)')) {
    console.warn(`[Vue warn]: ${ message }${ trace }`);
  }
};
