import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { USUAL_COLUMNS } from '../../domain/inventory/columns';
import ColumnMenu from './ColumnMenu.vue';

function menu(labels: string[] = []): VueWrapper {
  return mountInShell(ColumnMenu, { choice: { ...USUAL_COLUMNS, labels }, suggestions: () => ['example.com/site'] });
}

function panelIsShown(wrapper: VueWrapper): boolean {
  return wrapper.get<HTMLElement>('[role="group"]').element.style.display !== 'none';
}

describe('ColumnMenu', () => {
  it('opens, closes on Escape and gives the focus back', async () => {
    const wrapper = menu();
    const button = wrapper.get('button');

    expect(panelIsShown(wrapper)).toBe(false);
    await button.trigger('click');
    expect([panelIsShown(wrapper), button.attributes('aria-expanded')]).toStrictEqual([true, 'true']);
    await wrapper.get('input[type="checkbox"]').trigger('keydown', { key: 'Escape' });
    expect([panelIsShown(wrapper), button.attributes('aria-expanded')]).toStrictEqual([false, 'false']);
    expect(document.activeElement).toBe(button.element);
  });

  it('closes when the focus goes elsewhere, and not within', async () => {
    const wrapper = menu();

    await wrapper.get('button').trigger('click');
    await wrapper.get('button').trigger('focusout', { relatedTarget: wrapper.get('input').element });
    expect(panelIsShown(wrapper)).toBe(true);
    await wrapper.get('button').trigger('focusout', { relatedTarget: document.body });
    expect(panelIsShown(wrapper)).toBe(false);
  });

  it('shows and hides columns', async () => {
    const wrapper = menu(['pool']);
    const boxes = wrapper.findAll<HTMLInputElement>('input[type="checkbox"]');

    expect(boxes.map(({ element }) => [element.parentElement?.textContent?.trim(), element.checked])).toStrictEqual([
      ['Host type', true], ['Operating system', true], ['Cluster', true], ['Registration', true], ['Address', true], ['Client version', false],
      ['Authentication', false], ['OS version', false], ['Identity (hash)', false], ['pool', true],
    ]);
    await boxes[6]?.trigger('change');
    await boxes[9]?.trigger('change');
    expect(wrapper.emitted()).toMatchObject({ toggle: [['auth']], removeLabel: [['pool']] });
  });

  it('takes labels, and says which it can\'t take', async () => {
    const wrapper = menu(['pool']);
    const write = async (text: string): Promise<string> => {
      await wrapper.get('input[type="text"]').setValue(text);
      await wrapper.get('form').trigger('submit');

      return wrapper.get('[role="status"]').text();
    };

    await expect(write('')).resolves.toMatch(/^This is not a label's key/);
    await expect(write('a b')).resolves.toMatch(/^This is not a label's key/);
    await expect(write('pool')).resolves.toBe('This label has a column already.');
    expect(wrapper.emitted('addLabel')).toBeUndefined();
    await expect(write(' example.com/site ')).resolves.toBe('');
    expect(wrapper.emitted('addLabel')).toStrictEqual([['example.com/site']]);
  });
});
