import { TextDecoder } from 'node:util';
import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { recording } from '../../../test/support/recordings';
import type { MachineInventory, PlanSecret } from '../types';
import { usePlanSecret, type PlanReader } from './plan-secret';

// jsdom has none; browsers do
Object.assign(globalThis, { TextDecoder });

interface Bed extends PlanReader {
  machine: MachineInventory;
  asked: { id: string; opt: object }[];
}

const PLANNED: MachineInventory['status'] = { plan: { secretRef: { name: 'm-1' } } };

function bed(answer: () => Promise<PlanSecret>, { isVisible = true, status = PLANNED } = {}): Bed {
  const asked: Bed['asked'] = [];
  const machine = reactive<MachineInventory>({ metadata: { namespace: 'fleet-default' }, status });
  const reader = inSetup(() => usePlanSecret(() => machine), {
    getters: { 'management/schemaFor': () => (isVisible ? { id: 'secret' } : undefined) },
    actions: {
      'management/find': (request: Bed['asked'][number]) => {
        asked.push(request);

        return answer();
      },
    },
  });

  return { ...reader, machine, asked };
}

const empty = (): Promise<PlanSecret> => Promise.resolve(recording('03-register/edge-01.plan-secret.yaml') as PlanSecret);

describe('usePlanSecret', () => {
  it('reads nothing until somebody asks, and never through the store', async () => {
    const { machine, plan, open, asked } = bed(empty);

    machine.status = { ...machine.status, plan: { ...machine.status?.plan, state: 'Applied' } };
    await flushPromises();
    expect(asked).toHaveLength(0);
    await Promise.all([open(), open()]);
    expect(asked).toStrictEqual([{
      type: 'secret', id: 'fleet-default/m-1', opt: { force: true, transient: true, watch: false, redirectUnauthorized: false },
    }]);
    expect(plan.value).toMatchObject({
      state: 'read', object: { report: { type: 'empty', outcome: 'waiting', content: { files: [] } }, output: [] },
    });
  });

  it('reads again when the machine says that something became of the plan', async () => {
    const { machine, open, asked } = bed(empty);

    await open();
    machine.metadata = { ...machine.metadata, resourceVersion: '2' };
    await flushPromises();
    expect(asked).toHaveLength(1);
    machine.status = { ...machine.status, plan: { ...machine.status?.plan, state: 'Applied' } };
    await flushPromises();
    expect(asked).toHaveLength(2);
  });

  it('says why there is no plan to see', async () => {
    const unseen = bed(empty, { isVisible: false });
    const unplanned = bed(empty, { status: {} });
    const refused = bed(() => Promise.reject(Object.assign(new Error('secrets is forbidden'), { _status: 403 })));
    const down = bed(() => Promise.reject(Object.assign(new Error('timeout'), { _status: 503 })));

    await Promise.all([unseen, unplanned, refused, down].map(({ open }) => open()));
    expect(unseen.plan.value).toStrictEqual({ state: 'forbidden' });
    expect(unseen.asked).toHaveLength(0);
    expect(unplanned.plan.value).toStrictEqual({ state: 'missing' });
    expect(refused.plan.value).toStrictEqual({ state: 'forbidden' });
    expect(down.plan.value).toStrictEqual({ state: 'failed', detail: 'timeout' });
  });
});
