import * as fc from 'fast-check';
import { entries } from '../../../../test/support/arbitraries';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineRegistration, MachineRegistrationSpec, RegistrationOptions } from '../../types';
import { needsConfirmation } from '../consequence';
import { copy } from '../copy';
import { UNMANAGED_ANNOTATION } from '../labels';
import type { ConsequenceName } from './consequence';
import { editConsequences } from './edit-consequences';
import { registrationForm, withForm } from './form';

const SOME = { labelled: 3, unlabelled: 0 };
const NONE = { labelled: 0, unlabelled: 0 };

type TokenChanges = Record<string, { registrationToken?: string; serviceAccountRef?: { name?: string } }>;

function names(before: MachineRegistration, after: MachineRegistration, machines: typeof SOME | 'unknown' = SOME): ConsequenceName[] {
  return editConsequences(before, after, machines === 'unknown' ? undefined : machines).map(({ name }) => name);
}

function of(before: MachineRegistrationSpec, after: MachineRegistrationSpec, machines: typeof SOME | 'unknown' = SOME): ConsequenceName[] {
  return names({ spec: before }, { spec: after }, machines);
}

function options(registration: RegistrationOptions): MachineRegistrationSpec {
  return { config: { elemental: { registration } } };
}

const unmanaged = (spec: MachineRegistrationSpec): MachineRegistrationSpec => ({ ...spec, ...options({ 'no-toolkit': true }) });

describe('a changed token', () => {
  const changes = recording('01-machineregistrations/_token-changes.yaml') as TokenChanges;
  const before: MachineRegistration = {
    metadata: { name: 'custom-token' }, spec: { token: 'my-edge-site-1' }, status: { registrationToken: 'my-edge-site-1' },
  };

  it('ends the registration URL, and leaves the account', () => {
    const changed = changes['changed to my-edge-site-2'];

    expect(changed).toMatchObject({ registrationToken: 'my-edge-site-2', serviceAccountRef: { name: 'custom-token' } });
    expect(names(before, { spec: { token: 'my-edge-site-2' } })).toStrictEqual(['tokenChanged']);
    expect(changes['changed to a token in use now']).toMatchObject({ serviceAccountRef: { name: 'custom-token' } });
  });

  it('ends the one that the operator drew', () => {
    expect(names({ status: { registrationToken: 'drawn' } }, { spec: { token: 'mine' } })).toStrictEqual(['tokenChanged']);
  });

  it('matters before any machine has registered: the URL may be on its way to hosts', () => {
    expect(names(before, { spec: { token: 'b' } }, NONE)).toStrictEqual(['tokenChanged']);
  });

  it('is none where the operator keeps what it has', () => {
    expect(changes['spec.token removed']).toMatchObject({ registrationToken: changes['changed to my-edge-site-2']?.registrationToken });
    expect(names(before, { spec: {} })).toStrictEqual(['tokenKept']);
    expect(needsConfirmation(editConsequences(before, { spec: {} }, SOME))).toBe(false);
    expect(names({ status: { registrationToken: 'drawn' } }, { spec: { token: 'drawn' } })).toStrictEqual([]);
    expect(names({ status: { registrationToken: 'drawn' } }, { spec: {} })).toStrictEqual([]);
    expect(names({ spec: {} }, { spec: { token: 'first' } })).toStrictEqual([]);
  });
});

describe('a changed label prefix', () => {
  it('moves the facts of hosts', () => {
    expect(of({}, { labelPrefix: 'edge.example.com' })).toStrictEqual(['prefixChanged']);
    expect(of({ labelPrefix: '-' }, {})).toStrictEqual(['prefixChanged']);
    expect(of({}, { labelPrefix: 'edge.example.com' }, NONE)).toStrictEqual([]);
  });

  it('is none where it means the same', () => {
    expect(of({}, { labelPrefix: 'elemental.cattle.io' })).toStrictEqual([]);
    expect(of({ labelPrefix: '' }, {})).toStrictEqual([]);
  });

  it('makes the reset take unmanaged hosts for managed ones, unless the annotation is stamped', () => {
    const mitigated = { machineInventoryAnnotations: { [UNMANAGED_ANNOTATION]: 'true' } };

    expect(of(unmanaged({}), unmanaged({ labelPrefix: 'edge.example.com' }), NONE)).toStrictEqual(['prefixBreaksReset']);
    expect(of(unmanaged(mitigated), unmanaged({ ...mitigated, labelPrefix: 'edge.example.com' }), NONE)).toStrictEqual([]);
    expect(of(unmanaged({ ...mitigated, labelPrefix: 'a.test' }), unmanaged({ labelPrefix: 'a.test' }), NONE)).toStrictEqual(['prefixBreaksReset']);
    expect(of(unmanaged({ labelPrefix: 'a.test' }), unmanaged({ labelPrefix: 'b.test' }), NONE)).toStrictEqual([]);
  });
});

describe('a changed host type', () => {
  const managed: MachineRegistration = { metadata: { name: 'a' }, spec: {} };
  const switched = withForm(managed, { ...registrationForm(managed), unmanaged: true });

  it('changes what is to come for machines that are there', () => {
    expect(names(managed, switched)).toStrictEqual(['becomesUnmanaged']);
    expect(names(switched, managed)).toStrictEqual(['becomesManaged']);
    expect(needsConfirmation(editConsequences(managed, switched, SOME))).toBe(true);
  });

  it('is nothing to confirm where there are none', () => {
    expect(names(managed, switched, NONE)).toStrictEqual([]);
    expect(names(managed, switched, { labelled: 0, unlabelled: 2 })).toStrictEqual(['becomesUnmanaged']);
  });
});

describe('a changed identity', () => {
  it.each<[RegistrationOptions, RegistrationOptions]>([
    [{}, { auth: 'mac' }],
    [{ auth: 'tpm' }, { auth: 'sys-uuid' }],
    [{}, { 'emulate-tpm': true }],
    [{ 'emulate-tpm': true }, { 'emulate-tpm': true, 'emulated-tpm-seed': -1 }],
  ])('may make a host another machine: %j to %j', (before, after) => {
    expect(of(options(before), options(after))).toStrictEqual(['identityChanged']);
    expect(of(options(after), options(before))).toStrictEqual(['identityChanged']);
  });

  it.each<[RegistrationOptions, RegistrationOptions]>([
    [{}, { 'auth': 'tpm', 'emulate-tpm': false }],
    [{ 'emulate-tpm': true }, { 'emulate-tpm': true, 'emulated-tpm-seed': 1 }],
    [{ 'emulated-tpm-seed': 4 }, { 'emulated-tpm-seed': -1 }],
    [{ auth: 'mac' }, { 'auth': 'mac', 'emulate-tpm': true, 'emulated-tpm-seed': -1 }],
  ])('is none where hosts stay who they are: %j to %j', (before, after) => {
    expect(of(options(before), options(after))).toStrictEqual([]);
  });

  it('is not what leaving out SMBIOS data makes: hosts had their UUID without, and one that had to read it failed', () => {
    const { note } = recording('03-register/failures/f-seed-uuid.run.yaml') as { note: string };
    const { exit } = recording('03-register/failures/f-smbios.run.yaml') as { exit: number };

    expect(note).toBe('seed -1 with a readable product_uuid');
    expect(exit).toBe(255);
    expect(of({}, options({ 'no-smbios': true }))).toStrictEqual(['smbiosLeftOut']);
    expect(of(options({ 'no-smbios': true }), options({ 'no-smbios': false }))).toStrictEqual(['smbiosNeeded']);
  });
});

describe('what reaches machines late or never', () => {
  const reset = (enabled: boolean): MachineRegistrationSpec => ({ config: { elemental: { reset: { enabled } } } });

  it('is told of the change that was recorded, as the machine took it', () => {
    const machine = recording('03-register/again/edge-02.after-2.yaml') as MachineInventory;
    const before = { machineInventoryLabels: { site: 'berlin' }, machineInventoryAnnotations: { note: 'hello' }, ...reset(true) };
    const after = { machineInventoryLabels: { rack: '7' }, ...reset(false) };
    const consequences = editConsequences({ spec: before }, { spec: after }, SOME);

    expect(of(before, after)).toStrictEqual(['resetDisabled', 'keysRemoved', 'valuesChanged']);
    expect(consequences.map(({ message }) => message.args?.keys)).toStrictEqual([undefined, 'site, note', 'rack']);
    expect(machine.metadata).toMatchObject({ labels: { site: 'berlin', rack: '7' }, annotations: { note: 'hello' } });
  });

  it('needs no confirmation', () => {
    const before = { machineName: 'a', machineInventoryLabels: { site: 'berlin' } };
    const after = { machineName: 'b', machineInventoryLabels: { site: 'lyon' }, ...reset(true) };

    expect(of(before, after)).toStrictEqual(['resetEnabled', 'machineNameChanged', 'valuesChanged']);
    expect(needsConfirmation(editConsequences({ spec: before }, { spec: after }, SOME))).toBe(false);
  });
});

describe('editConsequences', () => {
  it('puts what has to be confirmed first', () => {
    const before = { spec: { token: 'a', machineName: 'a' } };
    const after = { spec: { labelPrefix: '-', machineName: 'b' } };

    expect(names(before, after, 'unknown')).toStrictEqual(['prefixChanged', 'tokenKept', 'machineNameChanged']);
    expect(editConsequences(before, after, undefined).map(({ severity }) => severity)).toStrictEqual(['warning', 'info', 'info']);
  });

  it('has none for what is saved as it was, in anything recorded', () => {
    for (const [, registration] of recordedObjects<MachineRegistration>('MachineRegistration')) {
      expect(editConsequences(registration, copy(registration), undefined)).toStrictEqual([]);
    }
  });

  it('has none for any labels and annotations that stay, and fewer where there are no machines', () => {
    const labelPrefix = fc.constantFrom('', '-', 'a.test');
    const specs = fc.record({ machineInventoryLabels: entries, machineInventoryAnnotations: entries, labelPrefix });

    fc.assert(fc.property(specs, specs, (before, after) => {
      expect(of(before, copy(before), 'unknown')).toStrictEqual([]);
      expect(of(before, after, 'unknown')).toStrictEqual(expect.arrayContaining(of(before, after, NONE)));
      expect(of(before, after, 'unknown')).toStrictEqual(of(before, after, SOME));
    }));
  });
});
