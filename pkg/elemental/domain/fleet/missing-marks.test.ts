import * as fc from 'fast-check';
import { machines } from '../../../../test/support/arbitraries';
import type { MachineInventory, MatchExpression } from '../../types';
import { isUnmanaged } from '../inventory/ownership';
import { labelsToAdd, missingMarks, UNMARKED_SELECTORS, type Origin } from './missing-marks';

const REGISTRATION = 'ui.elemental.cattle.io/registration';
const UNMANAGED = 'ui.elemental.cattle.io/unmanaged';
const origin: fc.Arbitrary<Origin | undefined> = fc.option(fc.record({
  registration: fc.record({ namespace: fc.constantFrom('fleet-default', 'lab'), name: fc.constantFrom('shops', 'a--b') }),
  namePrefix: fc.constantFrom('', 'a'),
}), { nil: undefined });

function isSelected({ metadata }: MachineInventory, { key, operator }: MatchExpression): boolean {
  return (metadata?.labels?.[key] !== undefined) === (operator === 'Exists');
}

/** The parts that find the machine, counted from 0. */
function parts(machine: MachineInventory): number[] {
  return UNMARKED_SELECTORS.flatMap(({ matchExpressions }, part) => matchExpressions.every((one) => isSelected(machine, one)) ? [part] : []);
}

describe('missing labels', () => {
  it('are none once they were added', () => {
    fc.assert(fc.property(machines, origin, (all, from) => {
      all.forEach((machine) => {
        const labels = { ...machine.metadata?.labels, ...labelsToAdd(machine, from) };
        const labelled = { ...machine, metadata: { ...machine.metadata, labels } };

        expect(labelsToAdd(labelled, from)).toStrictEqual({});
        expect(missingMarks(labelled).unmanaged).toBe(false);
        expect(isUnmanaged(labelled)).toBe(isUnmanaged(machine));
      });
    }));
  });

  it('are only on machines that one of the selectors finds, and no machine is found twice', () => {
    fc.assert(fc.property(machines, (all) => {
      all.forEach((machine) => {
        const { registration, unmanaged } = missingMarks(machine);

        expect(parts(machine).length).toBeLessThanOrEqual(1);
        expect(parts(machine).length === 1 || (!registration && !unmanaged)).toBe(true);
      });
    }));
  });

  it('that were added leave a machine in the part where it was found, or in one before, or in none', () => {
    fc.assert(fc.property(machines, origin, (all, from) => {
      all.forEach((machine) => {
        const labels = { ...machine.metadata?.labels, ...labelsToAdd(machine, from) };

        parts({ ...machine, metadata: { ...machine.metadata, labels } }).forEach((part) => {
          expect(part).toBeLessThanOrEqual(parts(machine)[0] ?? 0);
        });
      });
    }));
  });

  it('take a registration from the person, for machines of its namespace with such names only', () => {
    const from = { registration: { namespace: 'fleet-default', name: 'shops' }, namePrefix: 'till-' };
    const labels = (name: string, namespace: string): object => labelsToAdd({ metadata: { name, namespace } }, from);

    expect(labels('till-1', 'fleet-default')).toStrictEqual({ [REGISTRATION]: 'shops' });
    expect(labels('till-1', 'lab')).toStrictEqual({});
    expect(labels('edge-1', 'fleet-default')).toStrictEqual({});
    expect(labelsToAdd({ metadata: { name: 'till-1', namespace: 'fleet-default', labels: { [REGISTRATION]: 'other' } } }, from)).toStrictEqual({});
  });

  it('say that a machine is unmanaged where its annotation does, under any prefix', () => {
    const annotations = { 'acme.example/os.unmanaged': 'true' };

    expect(labelsToAdd({ metadata: { annotations } })).toStrictEqual({ [UNMANAGED]: 'true' });
    expect(labelsToAdd({ metadata: { annotations, labels: { [UNMANAGED]: 'true' } } })).toStrictEqual({});
  });
});
