import { recordedText, recording } from '../../../../test/support/recordings';
import type { MachineRegistrationSpec } from '../../types';
import { parseVariableList } from './host-data';
import { preview, verdict, type PreviewEntry } from './preview';
import type { SampleMachine } from './samples';

/** The recorded machine, whose name was another in each recording. */
function recordedMachine(hostname: string): SampleMachine {
  const [host, legacy, smbios] = ['hostinfo', 'legacy', 'smbios']
    .map((dump) => parseVariableList(recordedText(`09-templates/dumpdata-${ dump }.labels.txt`).replaceAll('"tmpl-smbios"', JSON.stringify(hostname))));

  return { data: { ...host, ...legacy, ...smbios } };
}

function withoutSmbios(noSmbios: boolean): MachineRegistrationSpec {
  return noSmbios ? { config: { elemental: { registration: { 'no-smbios': true } } } } : {};
}

/** What is the same of a value in each run: all of it, or the form of what is drawn. */
function lasting(value: string, isRandom: boolean): string {
  if (!isRandom) {
    return value;
  }

  return /^\d{1,2}$/.test(value) ? 'a number below 100' : value.replace(/[0-9a-f]/g, '*');
}

interface Row { template: string; label: string; annotation: string }

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<'tmplb-smbios' | 'tmplb-nosmbios', { table: Record<string, Row> }>
  & Record<string, Record<string, { template: string }>>;

describe.each(['tmplb-smbios', 'tmplb-nosmbios'] as const)('labels and annotations recorded as %s', (host) => {
  const { table } = LABELS[host];
  const templates = Object.fromEntries(Object.entries(table).map(([key, { template }]) => [key, template]));
  const shown = preview(
    { ...withoutSmbios(host === 'tmplb-nosmbios'), machineInventoryLabels: templates, machineInventoryAnnotations: templates },
    recordedMachine(host),
  );

  it('are all there, and let machines register', () => {
    expect(Object.keys(table).length).toBeGreaterThan(25);
    expect(shown.labels.map(({ key }) => key)).toStrictEqual(Object.keys(table));
    expect(shown.annotations.map(({ key }) => key)).toStrictEqual(Object.keys(table));
    expect(verdict(shown)).toBe('remarks');
  });

  it.each(shown.labels.map((entry) => [entry.key, entry] as const))('%s is the label that the operator made', (key, entry) => {
    const isRandom = entry.notes.some(({ kind }) => kind === 'random');

    expect(lasting(entry.value ?? '(absent)', isRandom)).toBe(lasting(table[key]?.label ?? '', isRandom));
  });

  it.each(shown.annotations.map((entry) => [entry.key, entry] as const))('%s is the annotation that the operator made', (key, { value }) => {
    expect(value).toBe(table[key]?.annotation);
  });
});

describe('labels recorded to make every registration fail', () => {
  const cases = Object.entries(LABELS['labels whose 58th character is not alphanumeric after the cut'] ?? {});

  it('are there', () => {
    expect(cases).toHaveLength(2);
  });

  it.each(cases)('%s does', (_, { template }) => {
    expect(verdict(preview({ machineInventoryLabels: { label: template } }, recordedMachine('edge')))).toBe('failsEvery');
  });
});

interface Name { 'machineName': string | null; 'smbios': { name: string | null }; 'no-smbios'?: { name: string | null } }

const NAMES = Object.entries(recording('09-templates/names.yaml') as Record<string, Name>);
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('machine names', () => {
  const drawn = (name: string | null): string | null => name?.replace(UUID, '<uuid>') ?? null;
  const cases = NAMES.flatMap(([row, { machineName, smbios, 'no-smbios': no }]) => [
    { row, machineName, noSmbios: false, name: smbios.name }, ...no ? [{ row, machineName, noSmbios: true, name: no.name }] : [],
  ]);

  it.each(cases)('$row, $machineName (no-smbios: $noSmbios) is $name', ({ row, machineName, noSmbios, name }) => {
    const shown = preview({ ...withoutSmbios(noSmbios), machineName: machineName ?? undefined }, recordedMachine(`name-${ row }-smbios`));

    expect(drawn(shown.name.value ?? null)).toBe(drawn(name));
    expect(verdict(shown) === 'failsEvery').toBe(name === null);
  });
});

interface Special {
  spec: MachineRegistrationSpec;
  exit: number;
  labels: Record<string, string> | null;
  annotations: Record<string, string> | null;
}

const SPECIAL = Object.entries(recording('09-templates/keys-and-special-annotations.yaml') as Record<string, Special>);

describe('keys and special annotations', () => {
  const values = (entries: PreviewEntry[]): object => Object.fromEntries(entries
    .flatMap(({ key, value }) => value === undefined ? [] : [[key, value]]));

  it.each(SPECIAL)('%s: fails or not, as recorded', (_, { spec, exit }) => {
    expect(verdict(preview(spec, recordedMachine('edge'))) === 'failsEvery').toBe(exit !== 0);
  });

  it.each(SPECIAL.filter(([, { exit }]) => exit === 0))('%s: labels and annotations as recorded', (_, { spec, labels, annotations }) => {
    const shown = preview(spec, recordedMachine('edge'));

    expect(values(shown.labels)).toStrictEqual(labels ?? {});
    expect(annotations).toMatchObject(values(shown.annotations));
  });
});
