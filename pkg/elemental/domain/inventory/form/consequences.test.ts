import { sentence } from '../../../../../test/support/components/sentences';
import { recordedObjects, recording } from '../../../../../test/support/recordings';
import type { MachineInventory, ObjectMeta } from '../../../types';
import { needsConfirmation } from '../../consequence';
import { copy } from '../../copy';
import { machineConsequences, type MachineConsequenceName } from './consequences';
import { machineForm, withMachineForm, type MachineForm } from '.';

const MANAGED = recording('03-register/edge-06.inventory.yaml') as MachineInventory;
const UNMANAGED = recording('03-register/edge-01.inventory.yaml') as MachineInventory;
const PREFIXED = recording('03-register/edge-03.inventory.yaml') as MachineInventory;
const { machineInventory: ADOPTED } = recording('06-adoption/04-bootstrapped.yaml') as { machineInventory: MachineInventory };

function changed(machine: MachineInventory, answers: Partial<MachineForm>): MachineInventory {
  return withMachineForm(machine, { ...machineForm(machine), ...answers });
}

function withMetadata(machine: MachineInventory, metadata: ObjectMeta): MachineInventory {
  return { ...machine, metadata: { ...machine.metadata, ...metadata } };
}

function names(before: MachineInventory, after: MachineInventory): MachineConsequenceName[] {
  return machineConsequences(before, after).map(({ name }) => name);
}

function edited(machine: MachineInventory, answers: Partial<MachineForm>): MachineConsequenceName[] {
  return names(machine, changed(machine, answers));
}

/** As if its agent had reported. */
function withAgent(machine: MachineInventory): MachineInventory {
  return { ...machine, status: { ...machine.status, plan: { ...machine.status?.plan, state: 'Applied' } } };
}

describe('the reset trigger', () => {
  const off = changed(MANAGED, { resetTrigger: false });

  it('says what a delete then does to this host', () => {
    expect(edited(withAgent(off), { resetTrigger: true })).toStrictEqual(['resetSystem']);
    expect(edited(withAgent(UNMANAGED), { resetTrigger: true })).toStrictEqual(['resetSentinel']);
    expect(edited(withAgent(changed(PREFIXED, { resetTrigger: false })), { resetTrigger: true })).toStrictEqual(['resetMistaken']);
  });

  it('says that a delete will wait where no agent has reported', () => {
    expect(edited(off, { resetTrigger: true })).toStrictEqual(['resetSystem', 'resetWaits']);
    expect(edited(UNMANAGED, { resetTrigger: true })).toStrictEqual(['resetSentinel', 'resetWaits']);
  });

  it('says that deleting the cluster resets the host', () => {
    expect(edited(changed(ADOPTED, { resetTrigger: false }), { resetTrigger: true })).toStrictEqual(['resetSentinel', 'resetWithCluster']);
  });

  it('goes off', () => {
    expect(edited(MANAGED, { resetTrigger: false })).toStrictEqual(['resetNothing']);
  });

  it('lets a machine go that waits for its reset, as recorded', () => {
    const { machineInventory, object } = recording('05-delete-matrix/C1-prefix-custom.stuck.yaml') as Record<string, MachineInventory>;
    const stuck = machineInventory ?? object ?? {};

    expect(recording('05-delete-matrix/C2-unblocked-by-removing-resettable.yaml')).toMatchObject({ gone: true });
    expect(edited(stuck, { resetTrigger: false })).toStrictEqual(['resetGivenUp']);
  });
});

describe('the host type', () => {
  it('is asked about in both directions', () => {
    expect(edited(changed(MANAGED, { resetTrigger: false }), { unmanaged: true })).toStrictEqual(['becomesUnmanaged']);
    expect(edited(UNMANAGED, { unmanaged: false })).toStrictEqual(['becomesManaged']);
  });

  it('changes what a reset does', () => {
    expect(edited(MANAGED, { unmanaged: true })).toStrictEqual(['becomesUnmanaged', 'resetSentinel']);
    expect(edited(ADOPTED, { unmanaged: false })).toStrictEqual(['becomesManaged', 'resetSystem']);
  });

  it('is said of a mark that was taken away in YAML, where others stay', () => {
    const both = changed(changed(UNMANAGED, { unmanaged: false }), { unmanaged: true, resetTrigger: true });
    const after = copy(both);

    delete after.metadata?.annotations?.['elemental.cattle.io/os.unmanaged'];
    expect(names(both, after)).toStrictEqual(['resetMistaken']);
  });
});

describe('what can be changed in YAML alone', () => {
  it('takes the machine from its registration', () => {
    const before = withMetadata(UNMANAGED, { labels: { 'ui.elemental.cattle.io/registration': 'shops' } });
    const [consequence] = machineConsequences(before, withMetadata(before, { labels: {} }));

    expect(consequence).toMatchObject({ name: 'registrationLabel', severity: 'warning', message: { args: { registration: 'shops' } } });
    expect(names(before, withMetadata(before, { labels: { 'ui.elemental.cattle.io/registration': 'other' } }))).toStrictEqual(['registrationLabel']);
    expect(names(withMetadata(before, { labels: {} }), before)).toStrictEqual([]);
  });

  it('takes the machine from its host, its owner and its reset', () => {
    expect(names(UNMANAGED, { ...UNMANAGED, spec: { ...UNMANAGED.spec, tpmHash: 'other' } })).toStrictEqual(['identity']);
    expect(names(UNMANAGED, { ...UNMANAGED, spec: { ...UNMANAGED.spec, machineHash: 'other' } })).toStrictEqual(['identity']);
    expect(names(ADOPTED, withMetadata(ADOPTED, { ownerReferences: undefined }))).toStrictEqual(['owners']);
    expect(names(UNMANAGED, withMetadata(UNMANAGED, { finalizers: [] }))).toStrictEqual(['finalizers']);
  });
});

describe('labels', () => {
  it('need no confirmation: they can be set again', () => {
    const [free, ...others] = machineConsequences(MANAGED, changed(MANAGED, { labels: { manufacturer: 'ACME', site: 'berlin' } }));

    expect(others).toStrictEqual([]);
    expect(free).toMatchObject({ name: 'labelsFree', severity: 'info', message: { args: { keys: 'manufacturer, site' } } });
    expect(edited(MANAGED, { labels: {} })).toStrictEqual(['labelsFree']);
    expect(edited(ADOPTED, { labels: { pool: 'other' } })).toStrictEqual(['labelsAdopted']);
  });
});

describe('machineConsequences', () => {
  it('has none for what is saved as it was, in anything recorded', () => {
    for (const [, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(machineConsequences(machine, copy(machine))).toStrictEqual([]);
    }
  });

  it('has none for a description and annotations', () => {
    expect(edited(UNMANAGED, { description: 'Till 7', annotations: { note: 'x' } })).toStrictEqual([]);
  });

  it('has a sentence for each, and puts what has to be confirmed first', () => {
    const found = machineConsequences(UNMANAGED, changed(UNMANAGED, { labels: { a: '1' }, unmanaged: false, resetTrigger: true }));

    expect(found.map(({ severity }) => severity)).toStrictEqual(['warning', 'warning', 'warning', 'info']);
    expect(found.every(({ message: { key, args } }) => sentence(key, args) !== key)).toBe(true);
    expect(needsConfirmation(found)).toBe(true);
  });
});
