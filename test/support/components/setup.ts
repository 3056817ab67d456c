import { config } from '@vue/test-utils';
import { sentence } from './sentences';

// What the dashboard gives to every component.
config.global.mocks = { t: sentence };
config.global.directives = {
  'clean-html': (element: HTMLElement, { value }: { value?: string }) => {
    element.innerHTML = value ?? '';
  },
  'clean-tooltip': (element: HTMLElement, { value }: { value?: string }) => {
    element.title = value ?? '';
  },
  'ui-context': () => undefined,
};
