import * as fc from 'fast-check';
import { entries, hostileText } from '../../../../test/support/arbitraries';
import type { MachineRegistrationSpec } from '../../types';
import { REGISTRATION_LABEL, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { preview, verdict, type PreviewEntry, type PreviewValue } from './preview';
import { SAMPLE_MACHINES, SAMPLE_NAMES } from './samples';

const { laptop, server, vm } = SAMPLE_MACHINES;
const NO_SMBIOS: MachineRegistrationSpec = { config: { elemental: { registration: { 'no-smbios': true } } } };

function kinds({ notes }: PreviewValue): string[] {
  return notes.map(({ kind }) => kind);
}

function name(machineName: string, machine = server, spec: MachineRegistrationSpec = {}): PreviewValue {
  return preview({ ...spec, machineName }, machine).name;
}

function label(template: string, key = 'label', machine = server): PreviewEntry {
  return preview({ machineInventoryLabels: { [key]: template } }, machine).labels[0] ?? missing();
}

function missing(): never {
  throw new Error('the preview lacks what was put in');
}

function annotation(template: string, key = 'note', spec: MachineRegistrationSpec = {}): PreviewEntry {
  return preview({ ...spec, machineInventoryAnnotations: { [key]: template } }, server).annotations[0] ?? missing();
}

describe('the name', () => {
  it('is drawn where none is given', () => {
    expect(preview({}, server).name).toMatchObject({ value: 'm-8f14e45f-ceea-467f-a0e6-1b1d3c9d2b57', notes: [{ kind: 'drawn', severity: 'info' }] });
    expect(kinds(name(''))).toStrictEqual(['drawn']);
  });

  it('is what was written, without a word, if only its variables are replaced', () => {
    expect(name('edge-${System Information/UUID}')).toStrictEqual({ value: 'edge-4c4c4544-004b-3110-8058-c7c04f303330', notes: [] });
  });

  it('lets only one machine register without a variable', () => {
    expect(name('edge')).toMatchObject({ value: 'edge', notes: [{ kind: 'fixedName', severity: 'warning' }] });
  });

  it('is an example where it is random', () => {
    expect(name('edge-${Random/Hex/6}')).toMatchObject({ value: 'edge-8f14e4', notes: [{ kind: 'random', severity: 'info' }] });
  });

  it('says what was done to it', () => {
    expect(kinds(name('${System Information/Serial Number}'))).toStrictEqual(['replacedName']);
    expect(name('${CPU/Processor/Capabilities}')).toMatchObject({ value: 'fpu-vme-de-pse-tsc-msr-pae-mce-cx8-apic-sep-mtrr-pge-mca-c' });
    expect(kinds(name('${CPU/Processor/Capabilities}'))).toStrictEqual(['replacedName', 'cut']);
    expect(kinds(name('${Product/SerialNumber}', vm))).toStrictEqual(['unknown']);
    expect(kinds(name('x${Memory/Modules}'))).toStrictEqual(['empty']);
  });

  it('is drawn where a variable has no value, and says why', () => {
    const unresolved = name('edge-${GPU/TotalCards}', vm);

    expect(unresolved.value).toMatch(/^m-/);
    expect(unresolved.notes).toStrictEqual([
      { kind: 'fallback', severity: 'warning', message: { key: 'elemental.naming.note.fallback', args: { variable: '${GPU/TotalCards}' } } },
    ]);
    expect(kinds(name('${CPU/Model}'))).toStrictEqual(['fallback', 'noSuchVariable']);
    expect(kinds(name('${CPU/TotalCores}', server, NO_SMBIOS))).toStrictEqual(['fallback', 'noSmbios']);
  });

  it.each([
    ['${Random/Hex/99}', 'malformedName', 'every'],
    ['!!!', 'emptyName', 'every'],
    ['${Memory/Modules}', 'emptyName', 'alike'],
    ['a..b', 'invalidName', 'every'],
    ['a..${Random/Int/7}', 'invalidName', 'every'],
    ['a..${Runtime/Hostname}', 'invalidName', 'alike'],
    [`${ 'a'.repeat(57) }-b`, 'invalidName', 'every'],
  ])('%s keeps machines from registering: %s, %s', (template, kind, fails) => {
    const { value, notes } = name(template);

    expect(value).toBeUndefined();
    expect(notes[0]).toMatchObject({ kind, fails, severity: 'error' });
  });
});

describe('a label', () => {
  it('says what was done to it', () => {
    expect(label('berlin')).toStrictEqual({ key: 'label', ours: false, value: 'berlin', notes: [] });
    expect(label('Berlin Mitte')).toMatchObject({ value: 'Berlin-Mitte', notes: [{ kind: 'replaced', severity: 'info' }] });
    expect(label('x'.repeat(59))).toMatchObject({ value: 'x'.repeat(58), notes: [{ kind: 'cut', severity: 'warning' }] });
    expect(kinds(label('${Product/SerialNumber}-${Product/SerialNumber}-${Product/SKU}', 'label', vm))).toStrictEqual(['unknown', 'unknown']);
  });

  it('is dropped where a variable has no value', () => {
    expect(label('${Foo/Bar}').value).toBeUndefined();
    expect(kinds(label('${Foo/Bar}'))).toStrictEqual(['dropped', 'noSuchVariable']);
    expect(kinds(label('${GPU/TotalCards}', 'label', vm))).toStrictEqual(['dropped']);
    expect(kinds(label('${Random/Hex/33}'))).toStrictEqual(['droppedMalformed']);
  });

  it('keeps machines from registering with a bad key, unless it is dropped', () => {
    expect(label('x', 'bad key!').notes).toMatchObject([{ kind: 'invalidKey', fails: 'every', severity: 'error' }]);
    expect(kinds(label('${Foo}', 'bad key!'))).toStrictEqual(['dropped', 'noSuchVariable']);
  });

  it('keeps machines from registering where the cut leaves a dash at the end', () => {
    expect(label(`${ 'a'.repeat(57) }_b`).notes[0]).toMatchObject({ kind: 'invalidValue', fails: 'every', message: { args: { character: '_' } } });
    expect(label('a${CPU/Processor/Capabilities}').notes).toMatchObject([{ kind: 'invalidValue', fails: 'alike' }, {}, {}]);
  });
});

describe('an annotation', () => {
  it('is what was written, whatever it is', () => {
    expect(annotation('--a//b  c')).toStrictEqual({ key: 'note', ours: false, value: '--a//b  c', notes: [] });
    expect(annotation('${Runtime/Hostname}!').value).toBe('branch-12!');
  });

  it('stays as it is where a variable has no value, and with Random', () => {
    expect(annotation('x-${Foo/Bar}')).toMatchObject({
      value: 'x-${Foo/Bar}', notes: [{ kind: 'literal', severity: 'warning' }, { kind: 'noSuchVariable' }],
    });
    expect(annotation('${Random/UUID}')).toMatchObject({ value: '${Random/UUID}', notes: [{ kind: 'literalRandom', severity: 'warning' }] });
  });

  it('with a malformed Random keeps machines from registering again', () => {
    expect(kinds(annotation('${Random/Hex/99}'))).toStrictEqual(['literalRandom', 'failsAgain']);
  });

  it('has a key that the API server takes, capitals or not', () => {
    expect(annotation('x', 'Example.com/Note').notes).toStrictEqual([]);
    expect(annotation('${Foo}', 'bad key!').notes[0]).toMatchObject({ kind: 'invalidKey', fails: 'every' });
  });

  it('that the machine sends itself has the machine\'s value at first', () => {
    expect(annotation('mine', 'elemental.cattle.io/auth')).toStrictEqual({
      key: 'elemental.cattle.io/auth',
      ours: false,
      notes: [{ kind: 'hostSays', severity: 'warning', message: { key: 'elemental.naming.note.hostSays' } }],
    });
    expect(kinds(annotation('mine', 'elemental.cattle.io/auth', { labelPrefix: '-' }))).toStrictEqual([]);
    expect(kinds(annotation('mine', 'auth', { labelPrefix: '-' }))).toStrictEqual(['hostSays']);
    expect(kinds(annotation('false', UNMANAGED_ANNOTATION))).toStrictEqual(['hostSays']);
  });
});

describe('what this extension adds', () => {
  const spec: MachineRegistrationSpec = {
    machineInventoryLabels: { [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: 'berlin', site: 'berlin' },
    machineInventoryAnnotations: { [UNMANAGED_ANNOTATION]: 'true', note: 'x' },
  };

  it('is marked, and comes last', () => {
    const { labels, annotations } = preview(spec, server);

    expect(labels.map(({ key, ours }) => [key, ours])).toStrictEqual([['site', false], [UNMANAGED_LABEL, true], [REGISTRATION_LABEL, true]]);
    expect(annotations.map(({ key, ours, value, notes }) => [key, ours, value, notes.length]))
      .toStrictEqual([['note', false, 'x', 0], [UNMANAGED_ANNOTATION, true, 'true', 0]]);
  });
});

describe('the label prefix', () => {
  it.each([undefined, '', '-', 'edge.example.com', 'Edge.Example.com'])('%j is fine', (labelPrefix) => {
    expect(preview({ labelPrefix }, server).notes).toStrictEqual([]);
  });

  it.each(['not a prefix!', 'edge.example.com/'])('%j keeps every machine from registering', (labelPrefix) => {
    expect(preview({ labelPrefix }, server).notes).toMatchObject([{ kind: 'invalidPrefix', fails: 'every' }]);
  });
});

describe('verdict', () => {
  it.each([
    [{}, 'fine'],
    [{ machineName: 'edge-${Random/UUID}' }, 'fine'],
    [{ machineName: 'edge' }, 'remarks'],
    [{ machineInventoryLabels: { a: 'a${CPU/Processor/Capabilities}' } }, 'failsAlike'],
    [{ machineName: 'a..${Runtime/Hostname}', machineInventoryAnnotations: { 'bad key!': 'x' } }, 'failsEvery'],
    [{ labelPrefix: '!' }, 'failsEvery'],
  ])('of %j is %s', (spec, expected) => {
    expect(verdict(preview(spec, server))).toBe(expected);
  });
});

describe('the laws of a preview', () => {
  const template = fc.oneof(hostileText, fc.constantFrom(
    '${System Information/UUID}', 'x-${Random/Hex/40}', '${Random/Int/9}', '${Foo}', '${Product/SerialNumber}', '${CPU/Processor/Capabilities}',
  ));
  const labels = fc.dictionary(fc.string(), template);
  const spec = fc.record({ machineName: template, machineInventoryLabels: labels, machineInventoryAnnotations: entries });

  it('has an entry for each template, and the same one each time', () => {
    fc.assert(fc.property(spec, fc.constantFrom(...SAMPLE_NAMES), (one, sample) => {
      const shown = preview(one, SAMPLE_MACHINES[sample]);

      expect(shown.labels.map(({ key }) => key).sort()).toStrictEqual(Object.keys(one.machineInventoryLabels).sort());
      expect(shown.annotations.map(({ key }) => key).sort()).toStrictEqual(Object.keys(one.machineInventoryAnnotations).sort());
      expect(preview(one, SAMPLE_MACHINES[sample])).toStrictEqual(shown);
    }));
  });

  it('explains each value that is missing or fails', () => {
    fc.assert(fc.property(spec, (one) => {
      const shown = preview(one, laptop);
      const silent = [shown.name, ...shown.labels, ...shown.annotations].filter(({ value, notes }) => value === undefined && notes.length === 0);

      expect(silent).toStrictEqual([]);
    }));
  });
});
