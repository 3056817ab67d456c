import type { VueWrapper } from '@vue/test-utils';
import { h } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import { INVENTORY, REGISTRATION } from '../../types';
import NoRows from './NoRows.vue';

const CALM = { of: 'machine' as 'machine' | 'registration', isFiltered: false, isBare: false, count: 0, isRead: true, isPaginated: true };

/** A table without rows, of which the slot says "Nothing". */
function noRows(differently: Partial<typeof CALM>): VueWrapper {
  const { of, isFiltered, isBare, count, isRead, isPaginated } = { ...CALM, ...differently };
  const type = of === 'machine' ? INVENTORY : REGISTRATION;
  const body = { render: () => h('table', h('tbody', h(NoRows, { of, isFiltered }, isBare ? undefined : () => 'Nothing'))) };

  return mountInShell(body, {}, { getters: {
    'management/all': () => [{ counts: { [type]: { summary: { count } } } }],
    'management/paginationEnabled': ({ id }: { id: string }) => id === type && isPaginated,
    'management/havePage': (asked: string) => asked === type && isRead ? { result: { count: 0 } } : null,
  } });
}

describe('NoRows', () => {
  it('leaves an empty list to what stands in it', () => {
    expect(noRows({}).get('td').text()).toBe('Nothing');
    expect(noRows({}).find('[role="alert"]').exists()).toBe(false);
  });

  it.each<['machine' | 'registration', boolean, string]>([
    ['machine', true, 'The machines could not be read.'],
    ['machine', false, 'The machines could not be read.'],
    ['registration', true, 'The registration endpoints could not be read.'],
    ['registration', false, 'The registration endpoints could not be read.'],
  ])('does not take each %s that the server did not send for none (filtered: %s)', (of, isFiltered, message) => {
    const wrapper = noRows({ of, isFiltered, count: 60, isRead: false });

    expect(wrapper.get('[role="alert"]').text()).toContain(message);
    expect(wrapper.get('button').text()).toBe('Reload the page');
    expect(wrapper.text()).not.toContain('Nothing');
  });

  it('says that a search found nothing', () => {
    expect(noRows({ isBare: true, isFiltered: true, count: 60 }).text()).toBe('No machine meets this search.');
    expect(noRows({ of: 'registration', isBare: true, isFiltered: true, count: 60 }).text()).toBe('No registration endpoint meets this search.');
  });

  it('believes a filter of the browser, on a host without pages', () => {
    expect(noRows({ isFiltered: true, count: 60, isRead: false, isPaginated: false }).text()).toBe('Nothing');
    expect(noRows({ isFiltered: false, count: 60, isRead: false, isPaginated: false }).text()).not.toContain('Nothing');
  });

  it('goes by the page that was read, where the count still lags behind', () => {
    expect(noRows({ count: 1 }).text()).toBe('Nothing');
  });

  it('says nothing of a failure where nothing is known to be there', () => {
    expect(noRows({ count: 0, isRead: false }).text()).toBe('Nothing');
  });
});
