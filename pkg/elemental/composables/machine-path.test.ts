import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { recording } from '../../../test/support/recordings';
import { CLUSTER, CLUSTER_MACHINE, SELECTOR, type MachineInventory } from '../types';
import { useMachinePath } from './machine-path';

const RECORDING = recording('06-adoption/04-bootstrapped.yaml') as Record<string, MachineInventory>;
const { machineInventory: machine, machineInventorySelector: selector } = RECORDING;
const OBJECTS: Record<string, object | undefined> = {
  [`${ SELECTOR } fleet-default/edge-m1`]: selector,
  [`${ CLUSTER_MACHINE } fleet-default/edge-m1`]: { spec: { clusterName: 'berlin' }, status: { nodeRef: { name: 'pool-75fe' } } },
  [`${ CLUSTER } fleet-default/berlin`]: { status: { clusterName: 'c-m-1' } },
};

async function path(visible: string[]): Promise<{ way: string[]; asked: string[]; selector: unknown }> {
  const asked: string[] = [];
  const store = reactive<Record<string, object | undefined>>({});
  const result = inSetup(() => useMachinePath(() => machine ?? {}), {
    getters: {
      'management/schemaFor': (type: string) => (visible.includes(type) ? { id: type } : undefined),
      'management/byId': (type: string, id: string) => store[`${ type } ${ id }`],
    },
    actions: {
      'management/find': ({ type, id }: { type: string; id: string }) => {
        asked.push(type);
        store[`${ type } ${ id }`] = OBJECTS[`${ type } ${ id }`];
      },
    },
  });

  await flushPromises();

  return { way: result.steps.value.map(({ name, trouble }) => name ?? trouble ?? ''), asked, selector: result.selector.value };
}

describe('useMachinePath', () => {
  it('reads one stop after the other', async () => {
    const found = await path([SELECTOR, CLUSTER_MACHINE, CLUSTER]);

    expect(found.way).toStrictEqual(['edge-m1', 'edge-m1', 'berlin', 'pool-75fe']);
    expect(found.asked).toStrictEqual([SELECTOR, CLUSTER_MACHINE, CLUSTER]);
    expect(found.selector).toStrictEqual(selector);
  });

  it('goes as far as the user may', async () => {
    await expect(path([SELECTOR])).resolves.toMatchObject({ way: ['edge-m1', 'edge-m1', 'unknown', 'unknown'], asked: [SELECTOR] });
    await expect(path([])).resolves.toMatchObject({ way: ['edge-m1', 'unknown', 'unknown', 'unknown'], asked: [], selector: undefined });
  });
});
