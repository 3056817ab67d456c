import { recording } from '../../test/support/recordings';
import { UnusableTemplate, newInventory, updatedInventory, type HostReport } from './inventory-from-host';
import { SYSTEM_RANDOM } from './random';
import type { MachineInventory, MachineRegistration } from './resources';

const REPORT: HostReport = { annotations: { 'auth': 'emulated-tpm', 'os.unmanaged': 'true' }, labels: {}, data: {} };
const TPM = { kind: 'tpm', hash: 'abc' } as const;

function registration(spec: MachineRegistration['spec']): MachineRegistration {
  return { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineRegistration', metadata: { name: 'edge', namespace: 'fleet-default' }, spec };
}

function created(spec: MachineRegistration['spec'], report: Partial<HostReport> = {}): MachineInventory {
  return newInventory(registration(spec), TPM, { ...REPORT, ...report }, SYSTEM_RANDOM);
}

function again(inventory: MachineInventory, current: MachineRegistration): MachineInventory {
  return updatedInventory(inventory, current, REPORT, SYSTEM_RANDOM);
}

/** A row of the recording; null is a machine name that wasn't given, or that made no inventory. */
interface RecordedName {
  'machineName': string | null;
  'smbios': { name: string | null };
  'no-smbios'?: { name: string | null };
}

describe('the name of a new inventory', () => {
  const names = Object.entries(recording('09-templates/names.yaml') as Record<string, RecordedName>)
    .map(([row, { machineName, smbios, 'no-smbios': withoutSmbios }]) => ({ row, machineName, name: (withoutSmbios ?? smbios).name }));
  const withoutUuid = (name: string): string => name.replace(/[0-9a-f-]{36}$/, '<uuid>');

  it.each(names.filter(({ name }) => name !== null))('is for $row, $machineName, like $name', ({ machineName, name }) => {
    expect(withoutUuid(created({ machineName: machineName ?? undefined }).metadata.name)).toBe(withoutUuid(name ?? ''));
  });

  it.each(names.filter(({ name }) => name === null))('can\'t be made for $row, $machineName', ({ machineName }) => {
    expect(() => created({ machineName: machineName ?? undefined })).toThrow(UnusableTemplate);
  });
});

describe('the annotations of a new inventory', () => {
  it('are the host\'s under the prefix, the registration\'s as they are, and resettable if reset is enabled', () => {
    const { metadata } = created({
      labelPrefix: 'edge.example.com',
      machineInventoryAnnotations: { note: 'hello' },
      config: { elemental: { reset: { enabled: true } } },
    });

    expect(metadata.annotations).toEqual({
      'edge.example.com/auth': 'emulated-tpm',
      'edge.example.com/os.unmanaged': 'true',
      'note': 'hello',
      'elemental.cattle.io/resettable': 'true',
    });
  });

  it('keep a template without an answer, and Random even if it could be rendered', () => {
    const machineInventoryAnnotations = { a: '${Foo/Bar}', b: '${Random/Hex/4}', c: '${A/B}!' };
    const { metadata } = created({ machineInventoryAnnotations }, { data: { A: { B: 'answer' } } });

    expect(metadata.annotations).toMatchObject({ a: '${Foo/Bar}', b: '${Random/Hex/4}', c: 'answer!' });
  });
});

/** A case of the recording: what the registration says, and the annotations after the first and second registration. */
interface Overridden {
  spec: MachineRegistration['spec'];
  annotations: Record<string, string>;
  second_registration: { annotations: Record<string, string> };
}

describe('annotations of the registration that the host gives too', () => {
  const { spec, annotations, second_registration: second } = (
    recording('09-templates/keys-and-special-annotations.yaml') as Record<string, Overridden>
  )['annotation of Elemental overridden'] ?? expectRecorded();

  it('are the host\'s the first time and the registration\'s from the second', () => {
    const first = created(spec);

    expect(annotations).toMatchObject(first.metadata.annotations ?? {});
    expect(again(first, registration(spec)).metadata.annotations).toEqual(second.annotations);
  });
});

describe('labels', () => {
  it('come from the host under the prefix and from the registration as they are, sanitised', () => {
    const machineInventoryLabels = { site: 'Berlin 7', none: '${Foo/Bar}', bad: '${Random/Hex/99}' };
    const { metadata } = created({ machineInventoryLabels }, { labels: { rack: 'a/b' } });

    expect(metadata.labels).toEqual({ 'site': 'Berlin-7', 'elemental.cattle.io/rack': 'a-b' });
  });

  it('stay when they are random and the host registers again, all others follow the registration, and none goes', () => {
    const spec = { machineInventoryLabels: { rnd: '${Random/Hex/4}', site: 'berlin', old: 'x' } };
    const first = created(spec);
    const later = again(first, registration({ machineInventoryLabels: { rnd: '${Random/Hex/4}', site: 'paris', rack: '7' } }));

    expect(first.metadata.labels?.rnd).toMatch(/^[0-9a-f]{4}$/);
    expect(later.metadata.labels).toEqual({ rnd: first.metadata.labels?.rnd, site: 'paris', old: 'x', rack: '7' });
  });

  it('that are empty are rendered again', () => {
    const template = registration({ machineInventoryLabels: { rnd: '${Random/Int/1}' } });
    const empty = created({ machineInventoryLabels: { rnd: '' } });

    expect(again(empty, template).metadata.labels).toEqual({ rnd: '0' });
  });

  it('with the name of a property that every object has are rendered too', () => {
    expect(created({ machineInventoryLabels: { constructor: '${Random/Int/1}' } }).metadata.labels).toEqual({ constructor: '0' });
  });
});

describe('registering again', () => {
  const first = created({ machineName: 'gateway' });

  it('changes neither name nor resettable', () => {
    const { metadata } = again(first, registration({ machineName: 'other', config: { elemental: { reset: { enabled: true } } } }));

    expect(metadata.name).toBe('gateway');
    expect(metadata.annotations).not.toHaveProperty(['elemental.cattle.io/resettable']);
  });

  it('fails with a malformed Random that the inventory hasn\'t got, and keeps the text that it has', () => {
    const spec = { machineInventoryAnnotations: { x: '${Random/Hex/99}' } };

    expect(() => again(first, registration(spec))).toThrow(UnusableTemplate);
    expect(again(created(spec), registration(spec)).metadata.annotations?.x).toBe('${Random/Hex/99}');
  });

  it('leaves an annotation alone whose new template has no answer', () => {
    const before = created({ machineInventoryAnnotations: { a: 'old' } });

    expect(again(before, registration({ machineInventoryAnnotations: { a: '${Foo}', b: '${Foo}' } })).metadata.annotations)
      .toEqual(before.metadata.annotations);
  });
});

describe('the spec of a new inventory', () => {
  it('has the hash under the name of its kind, and no network configurator by default', () => {
    expect(created({}).spec).toEqual({ tpmHash: 'abc', network: { configurator: 'none' } });
    expect(newInventory(registration({}), { kind: 'plain', hash: 'abc' }, REPORT, SYSTEM_RANDOM).spec).toMatchObject({ machineHash: 'abc' });
  });
});

function expectRecorded(): never {
  throw new Error('the recording lacks a case that this test needs');
}
