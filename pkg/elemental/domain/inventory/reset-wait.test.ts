import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { machine as anyMachine, registration } from '../../../../test/support/machines';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import type { Origin } from './origin';
import { resetWait, type ResetWaitCause } from './reset-wait';
import { machineState } from './state';

function recorded(file: string): MachineInventory {
  const content = recording(file) as { object?: MachineInventory; machineInventory?: MachineInventory };

  return content.object ?? content.machineInventory ?? content as MachineInventory;
}

const RIGHTS = { mayUpdate: true };

describe('resetWait', () => {
  it.each<[string, ResetWaitCause, string]>([
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', 'noReport', '2026-11-22T11:13:03Z'],
    ['05-delete-matrix/B3-after-register-while-stuck.yaml', 'noReport', '2026-11-22T11:13:03Z'],
    ['05-delete-matrix/C1-prefix-custom.stuck.yaml', 'wrongReset', '2026-11-22T11:13:09Z'],
    ['05-delete-matrix/E1-prefix-mitigated.stuck.yaml', 'noReport', '2026-11-22T11:13:14Z'],
    ['05-delete-matrix/F1-managed.stuck.yaml', 'noReport', '2026-11-22T11:13:15Z'],
    ['05-delete-matrix/F2-managed.plan-failed.yaml', 'failed', '2026-11-22T11:13:15Z'],
    ['05-delete-matrix/I1-plan-secret-deleted.yaml', 'noPlan', '2026-11-22T11:13:23Z'],
    ['06-adoption/07-selector-deleted.inventory.yaml', 'noReport', '2026-11-22T11:14:52Z'],
    ['06-adoption/09-selector-in-other-namespace.2s.yaml', 'noReport', '2026-11-22T11:15:01Z'],
    ['11-v1-json-per-state/inventory.6-deleting-waiting-for-reset.json', 'noReport', '2026-11-22T11:25:41Z'],
  ])('of the recording %s waits because of %s', (file, cause, since) => {
    expect(resetWait(recorded(file), RIGHTS)).toMatchObject({ cause, message: { key: `elemental.resetWait.cause.${ cause }` }, since: Date.parse(since) });
  });

  it('quotes the operator where it says more than that it waits', () => {
    const detail = (file: string) => resetWait(recorded(file), RIGHTS)?.detail;

    expect(detail('05-delete-matrix/I1-plan-secret-deleted.yaml')).toBe('getting plan secret: secrets "edge-e160db" not found');
    expect(detail('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml')).toBeUndefined();
  });

  it('waits for an account that went with its registration', () => {
    const record = recording('05-delete-matrix/registration-deleted/record.yaml') as Record<string, MachineInventory>;
    const machine = record['inventory 12 s after delete (resettable, agent process running)'] ?? {};

    expect(resetWait(machine, { ...RIGHTS, origin: 'missing' })).toMatchObject({
      cause: 'accountGone',
      unblocks: [{ name: 'finishAgent', permission: { allowed: false, reason: { key: 'elemental.resetWait.finishAgent.refused.accountGone' } } }, {}],
    });
    expect(resetWait(machine, RIGHTS)).toMatchObject({ cause: 'noReport' });
  });

  it('lets the agent finish where that does what it should', () => {
    const finish = (file: string) => resetWait(recorded(file), RIGHTS)?.unblocks[0];

    expect(finish('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml')).toStrictEqual({
      name: 'finishAgent',
      label: { key: 'elemental.resetWait.finishAgent.label' },
      effect: { key: 'elemental.resetWait.finishAgent.effect.sentinel' },
      permission: { allowed: true },
      steps: [
        expect.objectContaining({ name: 'start', command: 'systemctl enable --now elemental-system-agent.service' }),
        expect.objectContaining({ name: 'log', command: 'journalctl --no-pager --lines 50 --unit elemental-system-agent.service' }),
      ],
      follows: expect.any(Array) as unknown,
    });
    expect(finish('05-delete-matrix/F2-managed.plan-failed.yaml')?.steps.map(({ name }) => name)).toStrictEqual(['log', 'restart']);
    expect(finish('05-delete-matrix/C1-prefix-custom.stuck.yaml')?.steps).toStrictEqual([]);
    expect(finish('05-delete-matrix/F2-managed.plan-failed.yaml')).toMatchObject({
      effect: { key: 'elemental.resetWait.finishAgent.effect.osReset' }, permission: { allowed: true },
    });
    expect(finish('05-delete-matrix/C1-prefix-custom.stuck.yaml')?.permission).toStrictEqual({
      allowed: false, reason: { key: 'elemental.resetWait.finishAgent.refused.wrongReset' },
    });
    expect(finish('05-delete-matrix/I1-plan-secret-deleted.yaml')?.permission).toStrictEqual({
      allowed: false, reason: { key: 'elemental.resetWait.finishAgent.refused.noPlan' },
    });
  });

  it('says what follows once the agent has finished, where it may', () => {
    const follows = (file: string, origin?: Origin) => {
      return resetWait(recorded(`05-delete-matrix/${ file }`), { ...RIGHTS, origin })?.unblocks[0]?.follows.map(({ name }) => name);
    };

    // its system is SLES
    expect(follows('B1-resettable-unmanaged.stuck.yaml')).toStrictEqual(['sentinel', 'handler', 'edgeImageBuilder', 'comeBack']);
    expect(follows('B1-resettable-unmanaged.stuck.yaml', 'missing')).toContain('comeBack');
    expect(follows('F2-managed.plan-failed.yaml')).toStrictEqual(['registersAgain']);
    expect(follows('C1-prefix-custom.stuck.yaml')).toStrictEqual([]);
    expect(follows('I1-plan-secret-deleted.yaml')).toStrictEqual([]);
  });

  it('lets no agent finish where the registration says that the host is unmanaged, and no mark does', () => {
    const wait = resetWait(recorded('05-delete-matrix/F1-managed.stuck.yaml'), {
      ...RIGHTS, origin: { spec: { config: { elemental: { registration: { 'no-toolkit': true } } } } },
    });

    expect(wait).toMatchObject({
      cause: 'notMarked', unblocks: [{ name: 'finishAgent', permission: { allowed: false }, steps: [], follows: [] }, {}],
    });
  });

  it('gives the reset up as recorded, if the user may', () => {
    const machine = recorded('05-delete-matrix/C1-prefix-custom.stuck.yaml');
    const { events } = recording('05-delete-matrix/C2-unblocked-by-removing-resettable.yaml') as { events: { object: MachineInventory }[] };
    const [, giveUp] = resetWait(machine, RIGHTS)?.unblocks ?? [];

    expect(giveUp).toMatchObject({ name: 'giveUpReset', permission: { allowed: true } });
    expect(withChange(machine, giveUp?.change ?? {}).metadata?.annotations).toStrictEqual(events[0]?.object.metadata?.annotations);
    expect(resetWait(machine, { mayUpdate: false })?.unblocks[1]?.permission).toStrictEqual({
      allowed: false, reason: { key: 'elemental.machineDisagreement.mayNot' },
    });
  });

  it('is said of machines that await their reset, and of no others', () => {
    for (const [, one] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(resetWait(one, RIGHTS) !== undefined).toBe(machineState(one) === 'awaitingReset');
    }
    const anyOrigin = fc.oneof(registration, fc.constantFrom('missing' as const, undefined));

    fc.assert(fc.property(anyMachine, anyOrigin, fc.boolean(), (one, origin, mayUpdate) => {
      const wait = resetWait(one, { origin, mayUpdate });
      const given = withChange(one, wait?.unblocks[1]?.change ?? {});

      expect(wait !== undefined).toBe(machineState(one) === 'awaitingReset');
      // whoever gives it up doesn't wait any more
      expect(!wait || resetWait(given, { origin, mayUpdate }) === undefined).toBe(true);
    }));
  });
});
