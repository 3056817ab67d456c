import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { REGISTRATION_LABEL } from '../../domain/labels';
import MachineRegistrationLink from './MachineRegistrationLink.vue';

async function link(value?: string, mayRead = true): Promise<VueWrapper> {
  const labels: Record<string, string> = value === undefined ? {} : { [REGISTRATION_LABEL]: value };

  return mountInShell(MachineRegistrationLink, { row: { metadata: { namespace: 'lab', labels } } }, {
    router: await routerAt('/'), getters: { 'management/schemaFor': () => mayRead ? {} : undefined },
  });
}

describe('MachineRegistrationLink', () => {
  it('leads to the registration in the machine\'s namespace', async () => {
    const wrapper = await link('shops');

    expect(wrapper.text()).toBe('shops');
    expect(wrapper.attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.machineregistration/lab/shops');
  });

  it('is text where the name can\'t be told, or may not be read', async () => {
    expect((await link('shops-0123abcd')).html()).toBe('<span>shops-0123abcd</span>');
    expect((await link('shops', false)).html()).toBe('<span>shops</span>');
    expect((await link()).text()).toBe('–');
  });
});
