import { flushPromises } from '@vue/test-utils';
import { shallowRef, type ShallowRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { INVENTORY, SELECTOR } from '../types';
import { useClusterNodes } from './cluster-nodes';
import { useMachineChanges } from './machine-changes';

jest.mock('./machine-changes');

// what a reader sees of it, components/Cluster/ClusterMachines.test.ts tests
describe('useClusterNodes', () => {
  it('reads once changes are listened for, and again with each of them', async () => {
    const server = pagedServer({ [SELECTOR]: [], [INVENTORY]: [] });
    const changes: ShallowRef<number | undefined> = shallowRef();

    jest.mocked(useMachineChanges).mockReturnValue(changes);
    const { reading } = inSetup(() => useClusterNodes(() => ({ metadata: { name: 'berlin', namespace: 'fleet-default' } })), {
      ...server, getters: { ...server.getters, 'management/typeRegistered': () => false },
    });

    await flushPromises();
    expect(server.asked).toStrictEqual([]);
    expect(reading.value).toStrictEqual({ state: 'reading' });
    changes.value = 0;
    await flushPromises();
    expect(reading.value).toStrictEqual({ state: 'read', object: { nodes: [], total: 0 } });
    changes.value = 1;
    await flushPromises();
    expect(server.asked).toHaveLength(2);
  });
});
