import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { sentence } from '../../../../test/support/components/sentences';
import { machine, registration } from '../../../../test/support/machines';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineRegistration } from '../../types';
import { REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { disagreements, type DisagreementName } from './disagreements';
import { originOf, type Origin } from './origin';
import { isUnmanaged } from './ownership';
import { repairChange, type RepairName } from './repairs';
import { isResettable } from './state';

function inventory(file: string): MachineInventory {
  const content = recording(file) as MachineInventory & { object?: MachineInventory };

  return content.object ?? content;
}

function names(one: MachineInventory, origin?: Origin): DisagreementName[] {
  return disagreements(one, origin).map(({ name }) => name);
}

/** A machine with these marks. */
function marked(annotations: Record<string, string>, labels: Record<string, string> = {}): MachineInventory {
  return { metadata: { namespace: 'fleet-default', annotations, labels } };
}

function repairNames(one: MachineInventory, origin?: Origin): RepairName[] {
  return disagreements(one, origin).flatMap(({ repairs }) => repairs.map(({ name }) => name));
}

function repaired(one: MachineInventory, repair: RepairName): MachineInventory {
  return withChange(one, repairChange(one, repair));
}

const UNMANAGED = marked({ [UNMANAGED_ANNOTATION]: 'true' }, { [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: 'berlin-edge' });
const FOR_MANAGED: MachineRegistration = { metadata: { name: 'berlin-edge', namespace: 'fleet-default' }, spec: {} };
const FOR_UNMANAGED: MachineRegistration = { ...FOR_MANAGED, spec: { config: { elemental: { registration: { 'no-toolkit': true } } } } };

describe('disagreements', () => {
  it.each<[string, DisagreementName[]]>([
    ['03-register/edge-03.inventory.yaml', ['annotationElsewhere']],
    // the registration stamps the annotation that counts beside the one under its prefix
    ['03-register/edge-05.inventory.yaml', ['annotationOnly']],
    ['03-register/edge-01.inventory.yaml', ['annotationOnly']],
    ['03-register/edge-06.inventory.yaml', []],
    ['05-delete-matrix/C1-prefix-custom.stuck.yaml', ['managedResetSent']],
    ['05-delete-matrix/E1-prefix-mitigated.stuck.yaml', []],
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', []],
  ])('of the recording %s are %j', (file, expected) => {
    expect(names(inventory(file))).toStrictEqual(expected);
  });

  it('are none where both marks say the same', () => {
    expect(names(UNMANAGED)).toStrictEqual([]);
    expect(names(marked({}))).toStrictEqual([]);
    expect(names({})).toStrictEqual([]);
  });

  it('are our label alone, which the reset does not see', () => {
    expect(disagreements(marked({}, { [UNMANAGED_LABEL]: 'true' })))
      .toMatchObject([{ name: 'labelOnly', severity: 'error', repairs: [{ name: 'markUnmanaged' }, { name: 'markManaged' }] }]);
  });

  it('are the annotation under another prefix, beside our label, too', () => {
    expect(names(marked({ 'a.test/os.unmanaged': 'true' }, { [UNMANAGED_LABEL]: 'true' }))).toStrictEqual(['annotationElsewhere']);
  });

  it('name the keys', () => {
    expect(disagreements(marked({ 'b.test/os.unmanaged': 'true', 'a.test/os.unmanaged': 'true' }))[0]?.message.args)
      .toMatchObject({ annotations: 'a.test/os.unmanaged, b.test/os.unmanaged' });
  });

  it('are with the registration that the machine last came through, where it is known', () => {
    expect(names(UNMANAGED, FOR_UNMANAGED)).toStrictEqual([]);
    expect(names(UNMANAGED, FOR_MANAGED)).toStrictEqual(['managedAgain']);
    expect(names(marked({}), FOR_UNMANAGED)).toStrictEqual(['notMarked']);
    expect(names(marked({}), FOR_MANAGED)).toStrictEqual([]);
    expect(names(UNMANAGED, 'missing')).toStrictEqual(['registrationMissing']);
  });

  it('begin with the worst', () => {
    expect(names(marked({ [UNMANAGED_ANNOTATION]: 'true' }), FOR_MANAGED)).toStrictEqual(['managedAgain', 'annotationOnly']);
    expect(names(marked({ 'a.test/os.unmanaged': 'true' }), FOR_MANAGED)).toStrictEqual(['annotationElsewhere', 'managedAgain']);
  });

  it('are not called managed where the registration says otherwise', () => {
    const labelled = marked({}, { [UNMANAGED_LABEL]: 'true' });

    expect(repairNames(labelled, FOR_MANAGED)).toContain('markManaged');
    expect(repairNames(labelled, FOR_UNMANAGED)).toStrictEqual(['markUnmanaged']);
  });

  it('say what marking the machine doesn\'t do for the node that it became', () => {
    const adopted = recording('06-adoption/04-bootstrapped.yaml') as { machineInventory: MachineInventory };
    const effects = (node?: string) => disagreements(adopted.machineInventory, undefined, node)
      .flatMap(({ repairs }) => repairs.map(({ effect }) => effect));

    expect(effects('till-1')).toStrictEqual([{
      key: 'elemental.machineDisagreement.repair.markUnmanaged.effectOnNode',
      args: { command: 'kubectl label node till-1 ui.elemental.cattle.io/unmanaged=true' },
    }]);
    expect(effects()[0]?.args).toStrictEqual({ command: 'kubectl label node NODE ui.elemental.cattle.io/unmanaged=true' });
    expect(disagreements(marked({ [UNMANAGED_ANNOTATION]: 'true' }), undefined, undefined)[0]?.repairs[0]?.effect)
      .toStrictEqual({ key: 'elemental.machineDisagreement.repair.markUnmanaged.effect' });
  });

  it('of a machine that waits for its reset are those that the reset suffers from', () => {
    const waiting = inventory('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml');

    expect(names(waiting, 'missing')).toStrictEqual(['resetWithoutRegistration']);
    expect(names(waiting, FOR_MANAGED)).toStrictEqual([]);
    expect(repairNames(inventory('05-delete-matrix/C1-prefix-custom.stuck.yaml'), 'missing')).toStrictEqual(['withdrawReset', 'withdrawReset']);
  });

  it('of a machine that goes at once are of no interest', () => {
    const { delete_response: going } = recording('05-delete-matrix/A1-not-resettable.deleted.yaml') as { delete_response: MachineInventory };

    expect(names(going, 'missing')).toStrictEqual([]);
  });

  it('are said in sentences that exist', () => {
    const recorded = recordedObjects<MachineInventory>('MachineInventory').map(([, one]) => one);
    const messages = [...recorded, ...fc.sample(machine, { numRuns: 2000, seed: 5 })]
      .flatMap((one) => [undefined, 'missing' as const, FOR_MANAGED, FOR_UNMANAGED].flatMap((origin) => disagreements(one, origin)))
      .flatMap(({ message, consequence, repairs }) => [message, consequence, ...repairs.flatMap(({ label, effect }) => [label, effect])]);

    expect(new Set(messages.map(({ key }) => key)).size).toBe(8 * 2 + 4 * 2 + 1);
    for (const { key, args } of messages) {
      expect(sentence(key, args)).not.toBe(key);
    }
  });
});

const origin: fc.Arbitrary<Origin> = fc.oneof(registration, fc.constant('missing' as const), fc.constant(undefined));

/** The origin as a machine can have it: without our label there is none. */
function possibleOrigin(one: MachineInventory, found: Origin): Origin {
  return one.metadata?.labels?.[REGISTRATION_LABEL] ? found : undefined;
}

interface Made {
  name: DisagreementName;
  repair: RepairName;
  before: MachineInventory;
  after: MachineInventory;
  from: Origin;
}

describe('a repair', () => {
  function check(assert: (made: Made) => void): void {
    fc.assert(fc.property(machine, origin, (before, found) => {
      const from = possibleOrigin(before, found);

      for (const { name, repairs } of disagreements(before, from)) {
        expect(repairs.length).toBeGreaterThan(0);
        for (const { name: repair } of repairs) {
          assert({ name, repair, before, after: repaired(before, repair), from });
        }
      }
    }), { numRuns: 1000 });
  }

  it('ends the disagreement and starts no other', () => {
    check(({ name, before, after, from }) => {
      const left = names(after, possibleOrigin(after, from));

      expect(left).not.toContain(name);
      expect(names(before, from)).toStrictEqual(expect.arrayContaining(left));
    });
  });

  const TOUCHED: Record<RepairName, (key: string) => boolean> = {
    markUnmanaged: (key) => [UNMANAGED_ANNOTATION, UNMANAGED_LABEL].includes(key),
    markManaged: (key) => key === UNMANAGED_LABEL || key === 'os.unmanaged' || key.endsWith('/os.unmanaged'),
    forgetRegistration: (key) => key === REGISTRATION_LABEL,
    withdrawReset: (key) => key === RESETTABLE_ANNOTATION,
  };

  /** Without what the repair is there to change. */
  function untouched({ metadata, ...rest }: MachineInventory, repair: RepairName): object {
    const others = (map: Record<string, string> = {}): [string, string][] => Object.entries(map).filter(([key]) => !TOUCHED[repair](key));

    return { ...rest, metadata: { ...metadata, labels: others(metadata?.labels), annotations: others(metadata?.annotations) } };
  }

  it('changes nothing else, and not the machine that it was given', () => {
    check(({ repair, before, after }) => {
      const text = JSON.stringify(before);

      expect(untouched(after, repair)).toStrictEqual(untouched(before, repair));
      expect(JSON.stringify(before)).toBe(text);
    });
  });

  it('made twice is made once', () => {
    check(({ repair, after }) => {
      expect(repaired(after, repair)).toStrictEqual(after);
    });
  });

  it('makes the machine what it says', () => {
    check(({ repair, after }) => {
      expect(isUnmanaged(after) || repair !== 'markUnmanaged').toBe(true);
      expect(isUnmanaged(after) && repair === 'markManaged').toBe(false);
      expect(isResettable(after) && repair === 'withdrawReset').toBe(false);
    });
  });

  it('leaves marks that say nothing', () => {
    const one = marked({ [UNMANAGED_ANNOTATION]: 'false', 'a.test/os.unmanaged': 'no' }, { [UNMANAGED_LABEL]: 'false' });

    expect(repaired(one, 'markManaged')).toStrictEqual(one);
  });

  it('gives a machine without metadata what it lacks', () => {
    expect(repaired({}, 'markUnmanaged')).toStrictEqual({
      metadata: { labels: { [UNMANAGED_LABEL]: 'true' }, annotations: { [UNMANAGED_ANNOTATION]: 'true' } },
    });
  });

  it('withdraws a reset as the recorded patch did, after which the machine was gone', () => {
    const { gone } = recording('05-delete-matrix/C2-unblocked-by-removing-resettable.yaml') as { gone: boolean };
    const stuck = inventory('05-delete-matrix/C1-prefix-custom.stuck.yaml');

    expect(gone).toBe(true);
    expect(repaired(stuck, 'withdrawReset').metadata?.annotations).not.toHaveProperty([RESETTABLE_ANNOTATION]);
  });
});

describe('originOf', () => {
  it('is the registration that our label names, in the machine\'s namespace', () => {
    const elsewhere = { ...FOR_MANAGED, metadata: { ...FOR_MANAGED.metadata, namespace: 'lab' } };

    expect(originOf(UNMANAGED, [elsewhere, FOR_UNMANAGED], true)).toBe(FOR_UNMANAGED);
    expect(originOf(UNMANAGED, [elsewhere], true)).toBe('missing');
  });

  it('is found by a label that is shorter than the name', () => {
    const long = { ...FOR_MANAGED, metadata: { name: 'a'.repeat(63), namespace: 'fleet-default' } };

    expect(originOf(marked({}, { [REGISTRATION_LABEL]: `${ 'a'.repeat(49) }-7d3e74a0` }), [long], true)).toBe(long);
  });

  it('is not known without a label, and where there are more registrations than were read', () => {
    expect(originOf(marked({}), [FOR_MANAGED], true)).toBeUndefined();
    expect(originOf(UNMANAGED, [], false)).toBeUndefined();
    expect(originOf(UNMANAGED, [FOR_MANAGED], false)).toBe(FOR_MANAGED);
  });
});
