import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import type { KubernetesEvent, MachineInventory } from '../types';
import { useMachineEvents } from './machine-events';

interface Request {
  opt: { pagination: { filters: { fields: { field: string; value: string }[] }[] } };
}

interface Bed {
  machine: MachineInventory;
  events: { value: KubernetesEvent[] };
  areForbidden: boolean;
  asked: Request[];
}

function bed(answer: () => Promise<unknown>, methods = ['GET']): Bed {
  const asked: Request[] = [];
  const machine = reactive<MachineInventory>({ metadata: { uid: '1', namespace: 'fleet-default', resourceVersion: '1' } });
  const found = inSetup(() => useMachineEvents(() => machine), {
    getters: { 'management/schemaFor': () => ({ id: 'event', collectionMethods: methods }) },
    actions: {
      'management/findPage': (request: Request) => {
        asked.push(request);

        return answer();
      },
    },
  });

  return { machine, ...found, asked };
}

describe('useMachineEvents', () => {
  it('reads the events about the machine, again whenever it changes', async () => {
    let reason = 'First';
    const { machine, events, asked } = bed(() => Promise.resolve({ data: [{ reason }], pagination: { result: { count: 1 } } }));

    await flushPromises();
    expect(events.value).toStrictEqual([{ reason: 'First' }]);
    expect(asked[0]?.opt.pagination.filters.flatMap(({ fields }) => fields)).toMatchObject([{ field: 'involvedObject.uid', value: '1' }]);
    reason = 'Second';
    machine.metadata = { ...machine.metadata, resourceVersion: '2' };
    await flushPromises();
    expect(events.value).toStrictEqual([{ reason: 'Second' }]);
  });

  it('has none where the user may not read them, or the server fails', async () => {
    const forbidden = bed(() => Promise.reject(new Error('forbidden')), []);
    const down = bed(() => Promise.reject(new Error('down')));

    await flushPromises();
    expect([forbidden.areForbidden, down.areForbidden]).toStrictEqual([true, false]);
    expect(forbidden.asked).toHaveLength(0);
    expect(forbidden.events.value).toStrictEqual([]);
    expect(down.asked).toHaveLength(1);
    expect(down.events.value).toStrictEqual([]);
  });
});
