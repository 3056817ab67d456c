import { flushPromises } from '@vue/test-utils';
import { reactive, shallowRef, type ShallowRef } from 'vue';
import { withChange } from '../../../test/support/changed';
import { inSetup } from '../../../test/support/components/mount';
import { sentence } from '../../../test/support/components/sentences';
import { recording } from '../../../test/support/recordings';
import type { PatchStep } from '../domain/bulk/change';
import { repairChange, type RepairName } from '../domain/inventory/repairs';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import type { MachineInventory } from '../types';
import { useMachineRepair, type MachineRepair } from './machine-repair';

type Machine = MachineInventoryModel & { patchOnServer: jest.Mock<Promise<void>, [PatchStep[]]>; save: jest.Mock };

/** A machine that the operator doesn't recognise as unmanaged, as the page has it. */
function given(uid = '1', patchOnServer = jest.fn().mockResolvedValue(undefined)): Machine {
  const recorded = recording('03-register/edge-03.inventory.yaml') as MachineInventory;
  const metadata = { ...recorded.metadata, uid, labels: { site: 'berlin' } };

  const methods = { patchOnServer, readFromServer: jest.fn(), save: jest.fn(), promptGiveUpReset: jest.fn() };

  return reactive({ ...recorded, metadata, ...methods }) as unknown as Machine;
}

function on(machine: Machine): { page: MachineRepair; shown: ShallowRef<Machine> } {
  const shown = shallowRef(machine);

  return { page: inSetup(() => useMachineRepair(() => shown.value)), shown };
}

/** The live change that follows a patch. */
function show(machine: Machine, repair: RepairName): void {
  machine.metadata = withChange(machine as MachineInventory, repairChange(machine, repair)).metadata;
}

describe('useMachineRepair', () => {
  it('sends what the repair changes, and nothing else of the machine', async () => {
    const machine = given();

    await on(machine).page.repair('markUnmanaged', 'a');
    expect(machine.patchOnServer.mock.calls).toStrictEqual([[[
      { op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1unmanaged', value: 'true' },
      { op: 'add', path: '/metadata/annotations/elemental.cattle.io~1os.unmanaged', value: 'true' },
    ]]]);
    expect(machine.save).not.toHaveBeenCalled();
  });

  it('is under way until the page shows it, and is made once', async () => {
    const machine = given();
    const { page } = on(machine);
    const running = page.repair('markUnmanaged', 'a');

    expect(page.attempt.value).toMatchObject({ button: 'a', step: 'running' });
    await page.repair('markUnmanaged', 'a');
    await page.repair('markManaged', 'b');
    await running;
    expect(page.attempt.value).toMatchObject({ button: 'a', step: 'done' });
    await page.repair('markManaged', 'b');
    expect(machine.patchOnServer).toHaveBeenCalledTimes(1);

    show(machine, 'markUnmanaged');
    await flushPromises();
    expect(page.attempt.value).toBeUndefined();
    await page.repair('markManaged', 'b');
    expect(machine.patchOnServer).toHaveBeenCalledTimes(2);
  });

  it('is over at once where the page is faster than the answer', async () => {
    const machine = given();
    const { page } = on(machine);
    const running = page.repair('markUnmanaged', 'a');

    show(machine, 'markUnmanaged');
    await running;
    await flushPromises();
    expect(page.attempt.value).toBeUndefined();
  });

  it('asks in a dialog where the machine goes with it', async () => {
    const machine = given();

    const prompt = jest.spyOn(machine, 'promptGiveUpReset');
    const { page } = on(machine);

    await page.repair('withdrawReset', 'a');
    expect(prompt).toHaveBeenCalledTimes(1);
    expect(machine.patchOnServer).not.toHaveBeenCalled();
    expect(page.attempt.value).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    ['forbidden', { _status: 403, message: 'forbidden' }, /^Your role gives no right.* Ask an administrator\.$/],
    ['gone', { _status: 404 }, /^Somebody has deleted the machine.* Go back to the list/],
    ['signed out', { _status: 401 }, /^Your session is over.* Sign in again/],
    ['unreachable', { code: 'ERR_NETWORK' }, /^Rancher does not answer.* Check the connection/],
    ['refused otherwise', { _status: 500, message: 'webhook <b>down</b>' }, /^The server says: webhook <b>down<\/b> Reload the page/],
  ])('says why it was refused and what to do, and can be tried again: %s', async (_, error, words) => {
    const machine = given('1', jest.fn().mockRejectedValueOnce(error).mockResolvedValue(undefined));
    const { page } = on(machine);

    await page.repair('markUnmanaged', 'a');
    expect(page.attempt.value).toMatchObject({ button: 'a', step: 'refused' });
    expect(sentence(page.attempt.value?.refusal?.key ?? '', page.attempt.value?.refusal?.args)).toMatch(words);

    await page.repair('markUnmanaged', 'b');
    expect(page.attempt.value).toMatchObject({ button: 'b', step: 'done' });
  });

  it('is of one machine: the next one that the page shows knows nothing of it', async () => {
    let refuse: (error: object) => void = () => undefined;
    const { page, shown } = on(given('1', jest.fn(() => new Promise<void>((_, reject) => {
      refuse = reject;
    }))));
    const running = page.repair('markUnmanaged', 'a');

    shown.value = given('2');
    expect(page.attempt.value).toBeUndefined();
    await page.repair('markUnmanaged', 'a');
    refuse({ _status: 403 });
    await running;
    expect(page.attempt.value).toMatchObject({ step: 'done' });
  });
});
