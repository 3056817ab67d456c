import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import type { MachineInventory, ManagedOSImage } from '../types';
import { EXCLUSION } from '../domain/update-group/exclusion';
import { useReachedMachines, type ReachedNodes } from './reached-machines';

const LABELS = { 'ui.elemental.cattle.io/unmanaged': 'true' };

function machine(name: string, cluster?: string): MachineInventory {
  const ownerReferences = cluster ? [{ apiVersion: 'x', kind: 'MachineInventorySelector', name: `${ cluster }-pool1`, uid: '1' }] : undefined;

  return { metadata: { name, namespace: 'fleet-default', labels: LABELS, ownerReferences } };
}

const MACHINES = [machine('a', 'edge'), machine('b', 'core'), machine('c')];
const SELECTORS = ['edge', 'core'].map((cluster) => ({
  metadata: { name: `${ cluster }-pool1`, labels: { 'cluster.x-k8s.io/cluster-name': cluster } },
}));

interface Request {
  type: string;
  opt: { pagination: { labelSelector?: { matchExpressions: object[] } } };
}

interface Bed {
  found: { value: ReachedNodes | undefined };
  asked: Request[];
}

function bed(spec: ManagedOSImage['spec'], { methods = ['GET'], fails = false } = {}): Bed {
  const asked: Request[] = [];
  const group = reactive<ManagedOSImage>({ metadata: { uid: '1', namespace: 'fleet-default' }, spec });
  const found = inSetup(() => useReachedMachines(() => group), {
    getters: { 'management/schemaFor': () => ({ id: 'x', collectionMethods: methods }) },
    actions: {
      'management/findPage': (request: Request) => {
        asked.push(request);
        const items = request.type.endsWith('machineinventory') ? MACHINES : SELECTORS;

        return fails ? Promise.reject(new Error('down')) : Promise.resolve({ data: items, pagination: { result: { count: 240 } } });
      },
    },
  });

  return { found, asked };
}

describe('useReachedMachines', () => {
  it('finds the unmanaged nodes of the group\'s clusters among the first machines', async () => {
    const { found, asked } = bed({ clusterTargets: [{ clusterName: 'edge' }] });

    expect(found.value).toBeUndefined();
    await flushPromises();
    expect(found.value).toStrictEqual({
      state: 'read', nodes: [{ namespace: 'fleet-default', name: 'a', cluster: 'edge', reach: 'yes' }], lookedAt: 3, total: 240,
    });
    expect(asked[0]?.opt.pagination.labelSelector?.matchExpressions).toStrictEqual([
      { key: 'ui.elemental.cattle.io/unmanaged', operator: 'In', values: ['true'] },
    ]);
  });

  it('doesn\'t take for certain what the node decides', async () => {
    const { found } = bed({ clusterTargets: [{ clusterName: 'edge' }], nodeSelector: { matchLabels: { 'kubernetes.io/arch': 'amd64' } } });

    await flushPromises();
    expect(found.value).toMatchObject({ nodes: [{ name: 'a', reach: 'maybe' }] });
  });

  it('asks nothing where unmanaged nodes are left out, or where the user may not read machines', async () => {
    const safe = bed({ nodeSelector: { matchExpressions: [EXCLUSION] } });
    const forbidden = bed({}, { methods: [] });
    const failed = bed({}, { fails: true });

    await flushPromises();
    expect([safe.found.value, safe.asked]).toStrictEqual([{ state: 'read', nodes: [], lookedAt: 0, total: 0 }, []]);
    expect([forbidden.found.value, forbidden.asked]).toStrictEqual([{ state: 'forbidden' }, []]);
    expect(failed.found.value).toStrictEqual({ state: 'failed' });
  });
});
