import MachineInventoryModel from '@pkg/elemental/models/elemental.cattle.io.machineinventory';
import { sentence } from '../support/components/sentences';
import { recording } from '../support/recordings';

/** A machine that the operator doesn't recognise as unmanaged, as the shell has it. */
function given(dispatch: jest.Mock = jest.fn()): { machine: MachineInventoryModel; dispatch: jest.Mock } {
  const data = recording('03-register/edge-03.inventory.yaml');
  const context = { getters: {}, rootGetters: { 'i18n/t': sentence }, dispatch };
  const machine = new (MachineInventoryModel as unknown as new (data: unknown, context: object) => MachineInventoryModel)(data, context);

  return { machine, dispatch };
}

const COUNTS = 'elemental.cattle.io/os.unmanaged';

describe('repairing a machine', () => {
  it('saves a copy, so that nothing is shown before the server has agreed', async () => {
    const { machine, dispatch } = given();
    const { machine: draft } = given();

    draft.save = jest.fn().mockResolvedValue({});
    dispatch.mockResolvedValue(draft);
    await machine.repair('markUnmanaged');
    expect(dispatch.mock.calls).toStrictEqual([['clone', { resource: machine }]]);
    expect(draft.save).toHaveBeenCalledTimes(1);
    expect(draft.metadata?.annotations).toStrictEqual({ ...machine.metadata?.annotations, [COUNTS]: 'true' });
    expect(draft.metadata?.resourceVersion).toBe(machine.metadata?.resourceVersion);
    expect(draft.spec).toStrictEqual(machine.spec);
    expect(machine.metadata?.annotations).not.toHaveProperty([COUNTS]);
  });

  it('says that the server refused, and what to do', async () => {
    const { machine, dispatch } = given();
    const { machine: draft } = given();

    draft.save = jest.fn().mockRejectedValue({ status: 409, message: 'the object has been modified' });
    dispatch.mockResolvedValue(draft);
    await machine.repair('markUnmanaged');
    expect(dispatch).toHaveBeenLastCalledWith('growl/error', {
      title: `${ machine.metadata?.name ?? '' } was not repaired`,
      message: expect.stringMatching(/^The server says: the object has been modified.*Reload the page/) as string,
    }, { root: true });
  });
});
