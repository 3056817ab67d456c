import { recording, recordedObjects } from '../../../../../test/support/recordings';
import type { MachineRegistration, MachineRegistrationSpec } from '../../../types';
import { fieldPath } from '../../field-path';
import type { Path } from '../../path';
import { registrationProblems } from '.';

interface BadValue {
  spec?: MachineRegistrationSpec;
  status: number;
  causes?: { field: string }[];
}

interface Run {
  spec: MachineRegistrationSpec;
  exit: number;
}

/** What the API server stored, and what then broke: hosts that give up, an installer that does, or the operator itself. */
const STORED_AND_BROKEN: Record<string, Path> = {
  'auth-unknown': ['spec', 'config', 'elemental', 'registration', 'auth'],
  'auth-empty': ['spec', 'config', 'elemental', 'registration', 'auth'],
  'label-bad-key': ['spec', 'machineInventoryLabels', 'bad key!'],
  'machinename-unbalanced': ['spec', 'machineName'],
  'labelprefix-illegal': ['spec', 'labelPrefix'],
  'snapshotter-type-bogus': ['spec', 'config', 'elemental', 'install', 'snapshotter', 'type'],
  'cloud-config-string': ['spec', 'config', 'cloud-config'],
};

/** What the API server stored, and does something else than it looks like. */
const STORED_AND_SURPRISING: Record<string, Path> = {
  'unknown-field': ['spec', 'config', 'elemental', 'registration', 'noToolkit'],
  'unknown-top-field': ['spec', 'foo'],
  'label-long-value': ['spec', 'machineInventoryLabels', 'a'],
  'machinename-illegal': ['spec', 'machineName'],
};

const BAD_VALUES = recording('01-machineregistrations/_bad-values.yaml') as Record<string, BadValue>;
const BAD_SPECS = Object.entries(BAD_VALUES).filter(([, { spec }]) => spec);

function pathsOf(severity: 'error' | 'warning', spec: MachineRegistrationSpec | undefined, name = 'bad'): Path[] {
  return registrationProblems({ metadata: { name }, spec }).filter((problem) => problem.severity === severity).map(({ path }) => path);
}

describe('recorded bad values', () => {
  const refused = BAD_SPECS.filter(([, { status }]) => status !== 201);
  const stored = BAD_SPECS.filter(([, { status }]) => status === 201);

  it.each(refused)('%s, which the server refused, has an error at the same field', (_name, { spec, causes = [] }) => {
    expect(pathsOf('error', spec)).toContainEqual(fieldPath(causes[0]?.field ?? '', { spec }));
  });

  it.each(stored.filter(([name]) => name in STORED_AND_BROKEN))('%s, which was stored and broke something, has an error', (name, { spec }) => {
    expect(pathsOf('error', spec)).toStrictEqual([STORED_AND_BROKEN[name]]);
  });

  it.each(stored.filter(([name]) => !(name in STORED_AND_BROKEN)))('%s, which was stored and did no harm, has none', (name, { spec }) => {
    expect(pathsOf('error', spec)).toStrictEqual([]);
    expect(pathsOf('warning', spec)).toStrictEqual(expect.arrayContaining(name in STORED_AND_SURPRISING ? [STORED_AND_SURPRISING[name]] : []));
  });

  it('are all looked at', () => {
    const names = new Set(BAD_SPECS.map(([name]) => name));

    expect(names.size).toBe(23);
    expect([...Object.keys(STORED_AND_BROKEN), ...Object.keys(STORED_AND_SURPRISING)].filter((name) => !names.has(name))).toStrictEqual([]);
  });

  it.each(['bad-name_underscore', `bad-${ 'x'.repeat(260) }`])('the name %s has an error', (name) => {
    expect(pathsOf('error', {}, name)).toStrictEqual([['metadata', 'name']]);
  });

  it('through steve have the same errors', () => {
    const answers = recording('01-machineregistrations/_bad-values.via-steve.json') as Record<string, { http_status: number }>;

    for (const [name, { http_status: status }] of Object.entries(answers)) {
      const spec = name === 'cloud-config-list' ? { config: { 'cloud-config': ['a'] as object } } as MachineRegistrationSpec : BAD_VALUES[name]?.spec;

      expect([name, pathsOf('error', spec).length > 0]).toStrictEqual([name, status === 422 || name === 'cloud-config-list']);
    }
  });
});

describe('recorded keys and annotations', () => {
  const runs = Object.entries(recording('09-templates/keys-and-special-annotations.yaml') as Record<string, Run>);

  it.each(runs.filter(([, { exit }]) => exit !== 0))('%s, which broke every registration, has an error', (_name, { spec }) => {
    expect(pathsOf('error', spec)).toHaveLength(1);
  });

  it.each(runs.filter(([, { exit }]) => exit === 0))('%s, which worked, has none', (_name, { spec }) => {
    expect(pathsOf('error', spec)).toStrictEqual([]);
  });
});

describe('recorded names', () => {
  interface Row { machineName: string | null; smbios: { exit: number } }

  const rows = Object.entries(recording('09-templates/names.yaml') as Record<string, Row>);

  it.each(rows)('%s has an error if hosts could not register', (_name, { machineName, smbios: { exit } }) => {
    expect(pathsOf('error', { machineName: machineName ?? undefined })).toStrictEqual(exit === 0 ? [] : [['spec', 'machineName']]);
  });
});

describe('recorded labels', () => {
  type Table = Record<string, { template: string; label: string }>;

  const runs = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
  const broken = runs['labels whose 58th character is not alphanumeric after the cut'] as unknown as Table;

  it.each(['tmplb-smbios', 'tmplb-nosmbios'])('with which hosts registered have no error (%s)', (run) => {
    const noSmbios = run === 'tmplb-nosmbios';

    for (const { template, label } of Object.values(runs[run]?.table ?? {})) {
      const spec = { machineInventoryLabels: { a: template }, config: { elemental: { registration: { 'no-smbios': noSmbios } } } };
      // other variables of these families have values: that ${CPU/Model} has none, only a host knows
      const isKnown = label === '(absent)' && (noSmbios || !/CPU|Network/.test(template));

      expect([template, pathsOf('error', spec)]).toStrictEqual([template, []]);
      expect([template, pathsOf('warning', spec)])
        .toStrictEqual([template, expect.arrayContaining(isKnown ? [['spec', 'machineInventoryLabels', 'a']] : [])]);
    }
  });

  it.each(Object.values(broken).map(({ template }) => template))('with which none registered have one: %s', (template) => {
    expect(pathsOf('error', { machineInventoryLabels: { a: template } })).toStrictEqual([['spec', 'machineInventoryLabels', 'a']]);
  });
});

describe('recorded registrations', () => {
  it.each(recordedObjects<MachineRegistration>('MachineRegistration'))('that worked have no error: %s', (_where, registration) => {
    expect(registrationProblems(registration).filter(({ severity }) => severity === 'error')).toStrictEqual([]);
  });
});
