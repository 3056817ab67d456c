import { registrationLabelValue } from '../labels';
import { countMessages, labelsEveryMachine, machinesSelector, mayHaveMachines } from './machines';

const KEY = 'ui.elemental.cattle.io/registration';

describe('machinesSelector', () => {
  it('looks for the values that machines carry, which are not always the names', () => {
    const long = 'a'.repeat(63);

    expect(machinesSelector([{ metadata: { name: 'berlin' } }, { metadata: { name: long } }])).toStrictEqual({
      matchExpressions: [{ key: KEY, operator: 'In', values: ['berlin', registrationLabelValue(long)] }],
    });
  });
});

describe('labelsEveryMachine', () => {
  const stamped = { spec: { machineInventoryLabels: { [KEY]: 'berlin' } } };

  it('is sure of a registration that has had the label from the start', () => {
    expect(labelsEveryMachine({ ...stamped, metadata: { name: 'berlin', generation: 1 } })).toBe(true);
  });

  it.each([
    ['was changed since', { ...stamped, metadata: { name: 'berlin', generation: 2 } }],
    ['does not say how often it was changed', { ...stamped, metadata: { name: 'berlin' } }],
    ['has the label of another, as a clone may', { ...stamped, metadata: { name: 'berlin-2', generation: 1 } }],
    ['has no label', { metadata: { name: 'berlin', generation: 1 } }],
    ['is empty', {}],
  ])('is not sure of one that %s', (_, registration) => {
    expect(labelsEveryMachine(registration)).toBe(false);
  });
});

describe('mayHaveMachines', () => {
  it('excludes them only where that is known', () => {
    expect(mayHaveMachines({ labelled: 0, unlabelled: 0 })).toBe(false);
    expect(mayHaveMachines({ labelled: 1, unlabelled: 0 })).toBe(true);
    expect(mayHaveMachines({ labelled: 0, unlabelled: 1 })).toBe(true);
    expect(mayHaveMachines(undefined)).toBe(true);
  });
});

describe('countMessages', () => {
  it('says what is known, and what is not', () => {
    expect(countMessages({ labelled: 3, unlabelled: 0 })).toStrictEqual([{ key: 'elemental.registrationMachines.count', args: { count: 3 } }]);
    expect(countMessages({ labelled: 0, unlabelled: 2 })).toStrictEqual([
      { key: 'elemental.registrationMachines.count', args: { count: 0 } },
      { key: 'elemental.registrationMachines.unlabelled', args: { count: 2 } },
    ]);
    expect(countMessages(undefined)).toStrictEqual([{ key: 'elemental.registrationMachines.unknown' }]);
  });
});
