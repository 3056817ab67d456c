import { watch } from 'vue';
import { pagedServer } from '../../../test/support/components/paged-server';
import { inSetup } from '../../../test/support/components/mount';
import type { Origin } from '../domain/fleet/missing-marks';
import { INVENTORY } from '../types';
import { useLabelling, type Labelling } from './labelling';

const REGISTRATION = 'ui.elemental.cattle.io/registration';
const UNMANAGED = 'ui.elemental.cattle.io/unmanaged';

/** A machine whose server takes JSON patches of labels, or refuses them. */
class FakeMachine {
  readonly metadata: { name: string; namespace: string; labels: Record<string, string>; annotations: Record<string, string> };
  readonly patches: object[] = [];

  constructor(name: string, labels: Record<string, string> = {}, isUnmanaged = false, private readonly refuses = false) {
    this.metadata = { name, namespace: 'fleet-default', labels, annotations: isUnmanaged ? { 'elemental.cattle.io/os.unmanaged': 'true' } : {} };
  }

  patchOnServer(steps: { path: string; value: string }[]): Promise<void> {
    this.patches.push(steps);
    if (this.refuses) {
      return Promise.reject(new Error('forbidden'));
    }
    steps.forEach(({ path, value }) => {
      this.metadata.labels[path.replace('/metadata/labels/', '').replace('~1', '/')] = value;
    });

    return Promise.resolve();
  }
}

/** How far the progress was, each time that it moved. */
function progressOf({ state }: Labelling): [seen: number, total: number][] {
  const all: [number, number][] = [];

  watch(state, ({ seen, total }) => {
    if (total) {
      all.push([seen, total]);
    }
  }, { flush: 'sync' });

  return all;
}

function labelling(machines: FakeMachine[], origin?: Origin): Labelling {
  return inSetup(() => useLabelling(() => origin), pagedServer({ [INVENTORY]: machines }));
}

describe('labelling', () => {
  it('labels all that are known to be unmanaged, though they leave the list meanwhile', async () => {
    const machines = Array.from({ length: 500 }, (_, number) => new FakeMachine(`m-${ 1000 + number }`, number % 3 ? { [REGISTRATION]: 'shops' } : {}, true));
    const { start, result, state } = labelling(machines);

    await start();
    expect(machines.every(({ metadata }) => metadata.labels[UNMANAGED] === 'true')).toBe(true);
    expect(machines.every(({ patches }) => patches.length === 1)).toBe(true);
    expect(result.value).toStrictEqual({ labelled: 500, failed: 0, failures: [] });
    expect(state.value.step).toBe('done');
  });

  it('says how far it is, though what is done leaves the list, and what gets a registration moves to another part of it', async () => {
    const labels = (number: number): Record<string, string> => number % 2 ? { [REGISTRATION]: 'shops' } : {};
    const machines = Array.from({ length: 2500 }, (_, number) => new FakeMachine(`m-${ 1000 + number }`, labels(number), number % 3 === 0));
    const use = labelling(machines, { registration: { namespace: 'fleet-default', name: 'shops' }, namePrefix: '' });
    const progress = progressOf(use);

    await use.start();
    expect(use.result.value.labelled).toBe(machines.filter(({ patches }) => patches.length).length);
    expect(progress.map(([, total]) => total)).toStrictEqual(progress.map(() => 2500));
    expect(progress.at(-1)?.[0]).toBe(2500);
  });

  it('reads large pages, however few machines it begins with', async () => {
    const machines = Array.from({ length: 3500 }, (_, number) => new FakeMachine(`m-${ 1000 + number }`, { [REGISTRATION]: 'shops' }));
    const server = pagedServer({ [INVENTORY]: machines });

    await inSetup(() => useLabelling(() => undefined), server).start();
    // four pages, one that is empty, and two questions about their lengths
    expect(server.asked.length).toBeLessThanOrEqual(7);
  });

  it('gives the label of a registration to those whose origin the person knows', async () => {
    const machines = [new FakeMachine('edge-1'), new FakeMachine('till-1'), new FakeMachine('till-2', { [REGISTRATION]: 'other' })];

    await labelling(machines, { registration: { namespace: 'fleet-default', name: 'shops' }, namePrefix: 'till-' }).start();
    expect(machines.map(({ metadata }) => metadata.labels[REGISTRATION])).toStrictEqual([undefined, 'shops', 'other']);
    expect(machines[1]?.patches).toStrictEqual([[{ op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1registration', value: 'shops' }]]);
  });

  it('lists those that the server refused, and does the others', async () => {
    const machines = [new FakeMachine('a', {}, true, true), new FakeMachine('b', {}, true)];
    const { start, result } = labelling(machines);

    await start();
    expect(result.value).toStrictEqual({
      labelled: 1, failed: 1, failures: [{ machine: { namespace: 'fleet-default', name: 'a' }, detail: 'forbidden' }],
    });
    await start();
    expect(result.value).toMatchObject({ labelled: 0, failed: 1 });
  });

  it('stops within a page, and goes on with the rest', async () => {
    const machines = Array.from({ length: 200 }, (_, number) => new FakeMachine(`m-${ 1000 + number }`, {}, true));
    const { start, cancel, goOn, result } = labelling(machines);
    const running = start();

    cancel();
    await running;
    expect(result.value.labelled).toBeLessThanOrEqual(60);
    await goOn();
    expect(result.value.labelled).toBe(200);
  });
});
