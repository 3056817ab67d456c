import { flushPromises } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { updateGroup } from '../../../test/support/components/update-groups';
import { withExclusion } from '../domain/update-group/exclusion';
import type { MachineInventory } from '../types';
import { useReachingGroups, type ReachingGroups } from './reaching-groups';

interface Bed {
  found: { value: ReachingGroups };
  machine: MachineInventory;
  groups: ReturnType<typeof updateGroup>[];
  findAll: jest.Mock;
}

function bed(labels: Record<string, string>, { methods = ['GET'], answer = () => Promise.resolve() } = {}): Bed {
  const machine = reactive<MachineInventory>({ metadata: { name: 'm', labels } });
  const groups = [updateGroup('default-all-nodes'), updateGroup('excl-unmanaged')];
  const findAll = jest.fn(answer);
  const found = inSetup(() => useReachingGroups(() => machine, () => 'edge'), {
    getters: { 'management/schemaFor': () => ({ id: 'x', collectionMethods: methods }), 'management/all': () => groups },
    actions: { 'management/findAll': findAll },
  });

  return { found, machine, groups, findAll };
}

const UNMANAGED = { 'ui.elemental.cattle.io/unmanaged': 'true' };

describe('useReachingGroups', () => {
  it('finds the groups that reach an unmanaged machine, live', async () => {
    const { found, groups } = bed(UNMANAGED);

    expect(found.value).toStrictEqual({ groups: [], needLabel: [], state: 'reading' });
    await flushPromises();
    expect(found.value.groups.map(({ image }) => image.id)).toStrictEqual(['fleet-default/default-all-nodes', 'fleet-default/excl-unmanaged']);
    for (const group of groups) {
      group.spec = withExclusion({ spec: group.spec }).spec;
    }
    // they may reach its node all the same: which labels that has isn't known
    expect(found.value).toStrictEqual({ groups: [], needLabel: groups, state: 'read' });
  });

  it('asks nothing about a managed machine, until it is marked', async () => {
    const { found, machine, findAll } = bed({});

    expect(found.value).toStrictEqual({ groups: [], needLabel: [], state: undefined });
    expect(findAll).not.toHaveBeenCalled();
    machine.metadata = { ...machine.metadata, labels: UNMANAGED };
    await nextTick();
    await flushPromises();
    expect(found.value.groups).toHaveLength(2);
    expect(findAll).toHaveBeenCalledTimes(1);
  });

  it('says nothing of a machine any more once it is being deleted: it won\'t be a node', async () => {
    const { found, machine } = bed(UNMANAGED);

    await flushPromises();
    expect(found.value.groups).toHaveLength(2);
    machine.metadata = { ...machine.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' };
    expect(found.value).toStrictEqual({ groups: [], needLabel: [], state: undefined });
  });

  it('tells why it can\'t tell', async () => {
    const forbidden = bed(UNMANAGED, { methods: [] });
    const failed = bed(UNMANAGED, { answer: () => Promise.reject(Object.assign(new Error('down'), { _status: 500 })) });

    await flushPromises();
    expect(forbidden.found.value.state).toBe('forbidden');
    expect(forbidden.findAll).not.toHaveBeenCalled();
    expect(failed.found.value).toStrictEqual({ groups: [], needLabel: [], state: 'failed' });
  });
});
