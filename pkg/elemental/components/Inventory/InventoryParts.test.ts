import { flushPromises } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../../domain/labels';
import { INVENTORY } from '../../types';
import GroupChoice from './GroupChoice.vue';
import GroupHeading from './GroupHeading.vue';
import GroupingHint from './GroupingHint.vue';
import InventoryTotals from './InventoryTotals.vue';

describe('GroupChoice', () => {
  it('offers nothing, the registration, the labels with a column, and what is chosen already', async () => {
    const wrapper = mountInShell(GroupChoice, { modelValue: 'pool', labels: ['example.com/site', REGISTRATION_LABEL] });
    const select = wrapper.get('select');

    expect(wrapper.findAll('option').map((option) => option.text())).toStrictEqual(['Nothing', 'Registration', 'example.com/site', 'pool']);
    expect(select.element.value).toBe('pool');
    await select.setValue(REGISTRATION_LABEL);
    await select.setValue('');
    expect(wrapper.emitted('update:modelValue')).toStrictEqual([[REGISTRATION_LABEL], [undefined]]);
  });
});

describe('GroupHeading', () => {
  it('says what the machines have in common, and how many are on this page', () => {
    expect(mountInShell(GroupHeading, { label: REGISTRATION_LABEL, value: 'shops', count: 1 }).text())
      .toMatch(/^Registration: shops\s*1 machine on this page$/);
    expect(mountInShell(GroupHeading, { label: 'pool', value: 'a', count: 3 }).text()).toMatch(/^pool: a\s*3 machines on this page$/);
  });
});

describe('GroupingHint', () => {
  it('leads to the machines that are left out', async () => {
    const wrapper = mountInShell(GroupingHint, { label: 'pool' });

    expect(wrapper.text()).toMatch(/^Machines without the label pool are not shown here\./);
    await wrapper.get('button').trigger('click');
    expect(wrapper.emitted('show')).toHaveLength(1);
    expect(mountInShell(GroupingHint, { label: REGISTRATION_LABEL }).text()).toMatch(/^The server groups machines by a label of this extension/);
  });
});

describe('InventoryTotals', () => {
  it('says how many there are, as far as that is known', async () => {
    const server = pagedServer({ [INVENTORY]: [{ metadata: { labels: { [UNMANAGED_LABEL]: 'true' } } }, { metadata: {} }] });
    const getters = {
      ...server.getters,
      'management/paginationEnabled': () => true,
      'management/havePage': () => ({ result: {} }),
      'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: 2 } } } }],
    };
    const wrapper = mountInShell(InventoryTotals, {}, { ...server, getters });

    expect(wrapper.text()).toBe('2 machines');
    await flushPromises();
    expect(wrapper.text()).toMatch(/^2 machines\s+·\s+1 unmanaged$/);
    expect(mountInShell(InventoryTotals, {}, { getters: { 'management/paginationEnabled': () => false } }).text()).toBe('');
  });
});
