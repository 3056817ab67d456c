import { withChange } from './change';
import { triggerChange } from './reset-trigger';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { giveUpGroups } from './give-up-reset';

const stuck = (recording('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml') as { object: MachineInventory }).object;

describe('giveUpGroups', () => {
  it('tells those that wait for a reset from those that don\'t', () => {
    const given = withChange(stuck, triggerChange(false));
    const groups = giveUpGroups([given, stuck, {}]);

    expect(groups.map(({ name, machines }) => [name, machines])).toStrictEqual([['goes', [stuck]], ['stays', [given, {}]]]);
    expect(groups[0]?.message).toStrictEqual({ key: 'elemental.giveUpReset.goes', args: { count: 1 } });
  });
});
