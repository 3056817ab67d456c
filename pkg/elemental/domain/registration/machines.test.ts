import type { MachineInventory } from '../../types';
import { registrationForm, withForm } from './form';
import { cameThrough, linksMachines, machinesSelector } from './machines';

const LABEL = 'ui.elemental.cattle.io/registration';

function machine(namespace: string, value?: string): MachineInventory {
  return { metadata: { name: 'm', namespace, ...value === undefined ? {} : { labels: { [LABEL]: value } } } };
}

describe('machinesSelector', () => {
  it('asks for our label, for all registrations at once and for each name once', () => {
    const refs = [{ namespace: 'a', name: 'shops' }, { namespace: 'b', name: 'shops' }, { namespace: 'a', name: 'n'.repeat(59) }];

    expect(machinesSelector(refs)).toStrictEqual([
      { key: LABEL, operator: 'In', values: ['shops', expect.stringMatching(/^n{49}-[0-9a-f]{8}$/) as string] },
    ]);
  });

  it('asks for nothing where there are none: a list without values would find every machine', () => {
    expect(machinesSelector([])).toStrictEqual([]);
  });
});

describe('cameThrough', () => {
  const ref = { namespace: 'fleet-default', name: 'shops' };

  it('believes our label, in the registration\'s namespace', () => {
    expect(cameThrough(machine('fleet-default', 'shops'), ref)).toBe(true);
    expect(cameThrough(machine('lab', 'shops'), ref)).toBe(false);
    expect(cameThrough(machine('fleet-default', 'berlin-edge'), ref)).toBe(false);
    expect(cameThrough(machine('fleet-default'), ref)).toBe(false);
    expect(cameThrough({}, ref)).toBe(false);
  });

  it('knows a long name by what stands in its place', () => {
    const long = { namespace: 'fleet-default', name: 'n'.repeat(59) };
    const [value] = machinesSelector([long])[0]?.values ?? [];

    expect(cameThrough(machine('fleet-default', value), long)).toBe(true);
    expect(cameThrough(machine('fleet-default', long.name), long)).toBe(false);
  });
});

describe('linksMachines', () => {
  it('is what the form sees to, whatever the name', () => {
    for (const name of ['shops', 'n'.repeat(59), 'a--b']) {
      expect(linksMachines(withForm({}, { ...registrationForm({}), name }))).toBe(true);
    }
  });

  it('is not what nobody saw to', () => {
    expect(linksMachines({ metadata: { name: 'shops' } })).toBe(false);
    expect(linksMachines({ metadata: { name: 'shops' }, spec: { machineInventoryLabels: { site: 'berlin' } } })).toBe(false);
    expect(linksMachines({ metadata: { name: 'shops-2' }, spec: { machineInventoryLabels: { [LABEL]: 'shops' } } })).toBe(false);
  });
});
