import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import ResourceGone from './ResourceGone.vue';

const LIST = '/c/_/elemental/elemental.cattle.io.machineinventory';

async function shown(type: string): Promise<ReturnType<typeof mountInShell>> {
  return mountInShell(ResourceGone, { resource: { type, metadata: { name: 'till-01' }, listLocation: LIST } }, { router: await routerAt('/') });
}

describe('ResourceGone', () => {
  it('says of a machine how its host comes back, and leads to the others', async () => {
    const gone = await shown('elemental.cattle.io.machineinventory');

    expect(gone.attributes('role')).toBe('alert');
    expect(gone.get('h1').text()).toBe('till-01 is no longer there');
    expect(gone.text()).toContain('delete /etc/elemental/state.yaml and /var/lib/rancher/bootstrap_done');
    expect(gone.text()).toContain('then restart elemental-system-agent. A managed one registers by itself when it is reset');
    expect(gone.get('a').attributes('href')).toBe(LIST);
    expect(gone.get('a').text()).toBe('Show all machines');
  });

  it('says of a registration endpoint what became of its machines', async () => {
    const gone = await shown('elemental.cattle.io.machineregistration');

    expect(gone.text()).toContain('their agents can no longer report');
    expect(gone.get('a').text()).toBe('Show all registration endpoints');
  });
});
