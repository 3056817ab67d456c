import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { CLUSTER_MACHINE, SELECTOR, type KubernetesObject, type MachineInventory } from '../types';
import { useMachineClusters } from './machine-clusters';

function owned(name: string, kind: string, owner?: string, more: object = {}): KubernetesObject {
  const ownerReferences = owner ? [{ apiVersion: 'v1', kind, name: owner, uid: owner }] : [];

  return { metadata: { name, namespace: 'fleet-default', ownerReferences, ...more } };
}

const machine = (name: string, selector?: string): MachineInventory => owned(name, 'MachineInventorySelector', selector);
const node = (name: string, clusterName: string): KubernetesObject => ({ ...owned(name, ''), spec: { clusterName } } as KubernetesObject);

const MACHINES = [machine('a', 'select-a'), machine('b', 'select-b'), machine('c')];
const SELECTORS = [owned('select-a', 'Machine', 'node-a'), owned('select-b', '', undefined, { labels: { 'cluster.x-k8s.io/cluster-name': 'lyon' } })];

async function clusters(objects: Parameters<typeof pagedServer>[0], machines = MACHINES): Promise<{ found: unknown[]; asked: string[] }> {
  const server = pagedServer(objects);
  const clusterOf = await inSetup(useMachineClusters, server)(machines);

  return { found: machines.map(clusterOf), asked: server.asked.map(({ type }) => type) };
}

describe('useMachineClusters', () => {
  it('finds clusters by the selector\'s own label, or by its node', async () => {
    await expect(clusters({ [SELECTOR]: SELECTORS, [CLUSTER_MACHINE]: [node('node-a', 'berlin'), node('node-b', 'wrong')] }))
      .resolves.toStrictEqual({ found: ['berlin', 'lyon', undefined], asked: [SELECTOR, CLUSTER_MACHINE] });
  });

  it('asks for nothing that nobody needs', async () => {
    await expect(clusters({ [SELECTOR]: SELECTORS, [CLUSTER_MACHINE]: [] }, [machine('b', 'select-b')]))
      .resolves.toStrictEqual({ found: ['lyon'], asked: [SELECTOR] });
    await expect(clusters({ [SELECTOR]: SELECTORS }, [machine('c')])).resolves.toStrictEqual({ found: [undefined], asked: [] });
    await expect(clusters({ [SELECTOR]: SELECTORS }, [])).resolves.toStrictEqual({ found: [], asked: [] });
  });

  it('goes as far as the user may read, and the server answers', async () => {
    await expect(clusters({})).resolves.toMatchObject({ found: [undefined, undefined, undefined] });
    await expect(clusters({ [SELECTOR]: SELECTORS })).resolves.toMatchObject({ found: [undefined, 'lyon', undefined] });
    await expect(clusters({ [SELECTOR]: SELECTORS, [CLUSTER_MACHINE]: new Error('timeout') }))
      .resolves.toMatchObject({ found: [undefined, 'lyon', undefined] });
    await expect(clusters({ [SELECTOR]: [], [CLUSTER_MACHINE]: [] })).resolves.toMatchObject({ found: [undefined, undefined, undefined] });
  });
});
