import { mountInShell } from '../../../../test/support/components/mount';
import { labelFilter } from '../../domain/inventory/label-filter';
import LabelFilters from './LabelFilters.vue';

const FILTERS = ['example.com/site=berlin', '<img src=x>'].map(labelFilter);

describe('LabelFilters', () => {
  it('shows what is asked for, and what can\'t be, as text', () => {
    const wrapper = mountInShell(LabelFilters, { filters: FILTERS, suggestions: () => [] });
    const [right, wrong] = wrapper.findAll('.rc-tag');

    expect(right?.text()).toBe('example.com/site=berlin');
    expect(wrong?.text()).toMatch(/^<img src=x>\s*not a label filter, so it is not applied$/);
    expect(wrapper.find('img').exists()).toBe(false);
  });

  it('adds what is written, and says what can\'t be', async () => {
    const wrapper = mountInShell(LabelFilters, { filters: [], suggestions: () => ['pool=a'] });
    const input = wrapper.get('input');

    expect(wrapper.get(`datalist#${ input.attributes('list') ?? '' }`).findAll('option').map((one) => one.attributes('value'))).toStrictEqual(['pool=a']);
    await input.setValue('pool=a b');
    await wrapper.get('form').trigger('submit');
    expect(wrapper.get('[role="status"]').text()).toMatch(/^This is not a label's value\./);
    expect(input.attributes('aria-invalid')).toBe('true');
    expect(wrapper.emitted('add')).toBeUndefined();

    await input.setValue('!pool');
    expect(wrapper.get('[role="status"]').text()).toBe('');
    await wrapper.get('form').trigger('submit');
    expect(wrapper.emitted('add')).toStrictEqual([[labelFilter('!pool')]]);
    expect(input.element.value).toBe('');
  });

  it('lets go of one, and of the wrong ones too, and keeps the keyboard', async () => {
    const wrapper = mountInShell(LabelFilters, { filters: FILTERS, suggestions: () => [] });

    for (const button of wrapper.findAll('button[aria-label^="Remove the filter"]')) {
      await button.trigger('click');
    }
    expect(wrapper.emitted('remove')).toStrictEqual(FILTERS.map((filter) => [filter]));
    expect(document.activeElement).toBe(wrapper.get('input').element);
  });
});
