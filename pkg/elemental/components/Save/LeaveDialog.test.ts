import { enableAutoUnmount, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import LeaveDialog from './LeaveDialog.vue';

function mountDialog(): VueWrapper {
  document.body.innerHTML = '<div id="modals"></div>';

  return mountInShell(LeaveDialog);
}

function textOf(element: Element | null): string {
  return element?.textContent?.trim() ?? '';
}

function button(name: string): HTMLElement | undefined {
  return [...document.querySelectorAll('button')].find((one) => textOf(one) === name);
}

enableAutoUnmount(afterEach);

describe('LeaveDialog', () => {
  it('is a dialog with a name and a text', () => {
    mountDialog();
    const dialog = document.querySelector('[role=dialog]');

    expect(textOf(document.getElementById(dialog?.getAttribute('aria-labelledby') ?? ''))).toBe('Leave without saving?');
    expect(textOf(document.getElementById(dialog?.getAttribute('aria-describedby') ?? ''))).toContain('If you leave, it is lost.');
  });

  it('has staying first, which the focus goes to', () => {
    mountDialog();
    expect([...document.querySelectorAll('button')].map(textOf)).toStrictEqual(['Stay', 'Leave without saving']);
  });

  it('lets the user stay or leave; Escape stays', () => {
    const dialog = mountDialog();

    button('Stay')?.click();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(dialog.emitted('stay')).toHaveLength(2);
    expect(dialog.emitted('leave')).toBeUndefined();
    button('Leave without saving')?.click();
    expect(dialog.emitted('leave')).toHaveLength(1);
  });
});
