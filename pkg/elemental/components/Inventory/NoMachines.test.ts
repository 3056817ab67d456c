import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { REGISTRATION } from '../../types';
import NoMachines from './NoMachines.vue';

const CALM = { isFiltered: false, registrations: 0, mayCreate: true, mayRead: true };

async function none(differently: Partial<typeof CALM>): Promise<VueWrapper> {
  const { isFiltered, registrations, mayCreate, mayRead } = { ...CALM, ...differently };

  return mountInShell(NoMachines, { isFiltered }, { router: await routerAt('/'), getters: {
    'management/schemaFor': () => mayRead ? { id: REGISTRATION, collectionMethods: mayCreate ? ['GET', 'POST'] : ['GET'] } : undefined,
    'management/all': () => [{ counts: { [REGISTRATION]: { summary: { count: registrations } } } }],
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

  it('claims nothing of registration endpoints that can\'t be seen', async () => {
    const wrapper = await none({ mayRead: false });

    expect(wrapper.text()).toContain('it isn\'t known here whether there is one. Ask an administrator to connect your hosts.');
    expect(wrapper.find('[aria-current]').exists()).toBe(false);
  });

  it('takes back a filter that nothing meets', async () => {
    const wrapper = await none({ isFiltered: true });

    expect(wrapper.text()).toMatch(/^No machine meets this filter\./);
    await wrapper.get('button').trigger('click');
    expect(wrapper.emitted('clear')).toHaveLength(1);
  });
});
