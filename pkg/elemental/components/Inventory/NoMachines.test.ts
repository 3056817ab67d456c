import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { INVENTORY, REGISTRATION } from '../../types';
import NoMachines from './NoMachines.vue';

const CALM = { isFiltered: false, registrations: 0, machines: 0, isRead: true, isPaginated: true, mayCreate: true };

async function none(differently: Partial<typeof CALM>): Promise<VueWrapper> {
  const { isFiltered, registrations, machines, isRead, isPaginated, mayCreate } = { ...CALM, ...differently };

  return mountInShell(NoMachines, { isFiltered }, { router: await routerAt('/'), getters: {
    'management/schemaFor': () => ({ id: REGISTRATION, collectionMethods: mayCreate ? ['GET', 'POST'] : ['GET'] }),
    'management/all': () => [{ counts: { [REGISTRATION]: { summary: { count: registrations } }, [INVENTORY]: { summary: { count: machines } } } }],
    'management/paginationEnabled': () => isPaginated,
    'management/havePage': () => isRead ? { result: { count: 0 } } : null,
  } });
}

describe('NoMachines', () => {
  it('is a tutorial at first: choose and create', async () => {
    const wrapper = await none({});

    expect(wrapper.findAll('li')).toHaveLength(3);
    expect(wrapper.get('[aria-current="step"]').text()).toBe('Choose who looks after the operating system of your hosts.');
    expect(wrapper.findAll('a').map((link) => link.text())).toStrictEqual(['Connect unmanaged hosts', 'Connect managed hosts']);
  });

  it('goes on to the host where there is a registration endpoint', async () => {
    const wrapper = await none({ registrations: 2 });

    expect(wrapper.get('[aria-current="step"]').text()).toMatch(/^Connect a host/);
    expect(wrapper.get('a').attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.machineregistration');
  });

  it('says whom to ask', async () => {
    const wrapper = await none({ mayCreate: false });

    expect(wrapper.text()).toContain('Ask an administrator');
    expect(wrapper.find('a').exists()).toBe(false);
  });

  it('takes back a filter that nothing meets', async () => {
    const wrapper = await none({ isFiltered: true });

    expect(wrapper.text()).toMatch(/^No machine meets this filter\./);
    await wrapper.get('button').trigger('click');
    expect(wrapper.emitted('clear')).toHaveLength(1);
  });

  it.each([true, false])('does not take machines that the server did not send for none (filtered: %s)', async (isFiltered) => {
    const wrapper = await none({ isFiltered, registrations: 2, machines: 60, isRead: false });

    expect(wrapper.get('[role="alert"]').text()).toMatch(/^The machines could not be read\./);
    expect(wrapper.text()).not.toContain('No machine');
  });

  it('believes a filter of the browser, on a host without pages', async () => {
    expect((await none({ isFiltered: true, machines: 60, isRead: false, isPaginated: false })).text()).toMatch(/^No machine meets this filter/);
  });

  it('goes by the page that was read, where the count still lags behind', async () => {
    expect((await none({ machines: 1 })).find('[role="alert"]').exists()).toBe(false);
  });
});
