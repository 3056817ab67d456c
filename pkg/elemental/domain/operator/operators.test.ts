import fc from 'fast-check';
import { definesField } from '../schema';
import { FIELDS, registrationForm, withForm, type RegistrationField } from '../registration/form';
import { HOST_TYPE_PATH } from '../registration/form/host-type';
import { visibleTabs } from '../registration/form/tabs';
import { droppedSettings, missingSettings } from '../registration/form/unknown';
import { recordedObjects } from '../../../../test/support/recordings';
import { missingFields, OPERATORS, newestDefinition, registrationDefinition, type OperatorVersion } from '../../../../test/support/operators';
import type { MachineRegistration } from '../../types';
import { versionThatBrought } from './brought';
import { prunedPaths, withPruned } from './pruned';

/** As the form asks for it, see composables/known-fields.ts. */
function isShownBy(version: OperatorVersion): (field: RegistrationField) => boolean {
  const definition = registrationDefinition(version);

  return (field) => {
    const path = field === 'unmanaged' ? HOST_TYPE_PATH : FIELDS[field].path;

    return path[0] !== 'spec' || definesField(definition, path);
  };
}

const MANAGED_TABS = ['naming', 'identity', 'reset', 'installation', 'cloudConfig'];

/** What each operator of the field lacks of the form. */
const LACKS: Record<OperatorVersion, { unmanaged: boolean; tabs: string[]; settings: Record<string, string[]> }> = {
  '1.3.5': {
    unmanaged: true,
    tabs: MANAGED_TABS,
    settings: {
      '1.4.0': ['installDeviceSelector'],
      '1.5.0': ['resetDisableBootEntry', 'installSnapshotter'],
      '1.7.0': ['installMaxSnaps', 'networkConfigurator', 'networkAddresses', 'networkConfig'],
      '1.9.2': ['token', 'labelPrefix'],
    },
  },
  '1.4.4': {
    unmanaged: false,
    tabs: MANAGED_TABS,
    settings: {
      '1.5.0': ['resetDisableBootEntry', 'installSnapshotter'],
      '1.7.0': ['installMaxSnaps', 'networkConfigurator', 'networkAddresses', 'networkConfig'],
      '1.9.2': ['token', 'labelPrefix'],
    },
  },
  '1.7.0': { unmanaged: false, tabs: [...MANAGED_TABS, 'network'], settings: { '1.9.2': ['token', 'labelPrefix'] } },
  '1.8.2': { unmanaged: false, tabs: [...MANAGED_TABS, 'network', 'advanced'], settings: {} },
  '1.9.0': { unmanaged: false, tabs: [...MANAGED_TABS, 'network'], settings: { '1.9.2': ['token', 'labelPrefix'] } },
  '1.9.2': { unmanaged: false, tabs: [...MANAGED_TABS, 'network', 'advanced'], settings: {} },
};

/** A registration that uses every field that some operator lacks. */
const MODERN: MachineRegistration = {
  metadata: { name: 'modern' },
  spec: {
    token: 'the-token',
    labelPrefix: 'example.com',
    machineInventoryLabels: { site: 'berlin' },
    config: {
      'cloud-config': { users: [{ name: 'root' }] },
      'network': { configurator: 'nmc', ipAddresses: { one: { kind: 'InClusterIPPool', name: 'pool' } } },
      'elemental': {
        'registration': { 'no-toolkit': true, 'auth': 'tpm', 'labels': { a: 'b' } },
        'install': { 'snapshotter': { type: 'btrfs', maxSnaps: 4 }, 'device-selector': [{ key: 'Name', operator: 'In', values: ['/dev/sda'] }] },
        'reset': { 'enabled': true, 'disable-boot-entry': true },
        'system-agent': { strictTLSMode: true },
      },
    },
  } as MachineRegistration['spec'],
};

describe.each(OPERATORS)('operator %s', (version) => {
  const { unmanaged, tabs, settings } = LACKS[version];
  const isShown = isShownBy(version);
  const definition = registrationDefinition(version);

  it('has the settings and the tabs that its schema says', () => {
    expect(isShown('unmanaged')).toBe(!unmanaged);
    expect(visibleTabs(false, isShown)).toStrictEqual(tabs);
    expect(missingSettings(registrationForm({}), isShown))
      .toStrictEqual(Object.entries(settings).map(([from, fields]) => ({ version: from, fields })));
  });

  it('leaves out of what unmanaged hosts follow nothing but the newest', () => {
    const form = { ...registrationForm({}), unmanaged: true };

    expect(missingSettings(form, isShown).flatMap(({ fields }) => fields)).toStrictEqual(settings['1.9.2'] ?? []);
  });

  it('prunes of a registration what it lacks, and each time it is said which operator doesn\'t', () => {
    const lacked = missingFields(version, 'machineregistrations');
    const topmost = lacked.filter((field) => !lacked.some((other) => field.startsWith(`${ other }.`)));
    const pruned = prunedPaths(definition, MODERN);

    expect(pruned.map((path) => path.join('.')).sort()).toStrictEqual([...topmost].sort());
    expect(pruned.map(versionThatBrought)).not.toContain(undefined);
    expect(droppedSettings(registrationForm(MODERN), isShown)).toHaveLength(Object.values(settings).flat()
      .filter((field) => field !== 'networkConfig').length);
  });

  it('is left nothing to prune by the form, whatever it is asked for', () => {
    fc.assert(fc.property(fc.boolean(), fc.string({ minLength: 1 }), (resetEnabled, machineName) => {
      const made = withForm({}, { ...registrationForm({}), name: 'a', resetEnabled, machineName });

      expect(prunedPaths(definition, made)).toStrictEqual([]);
    }));
  });
});

describe('what is pruned', () => {
  const newest = registrationDefinition('1.9.2');

  it.each(['MachineRegistration', 'MachineInventory', 'ManagedOSImage'])('is nothing of what the newest operator stored as %s', (kind) => {
    const type = newestDefinition(kind.toLowerCase());

    for (const [where, object] of recordedObjects<object>(kind)) {
      expect([where, prunedPaths(type, object)]).toStrictEqual([where, []]);
    }
  });

  it('is a field that nobody knows, in lists and maps as well', () => {
    expect(prunedPaths(newest, {
      spec: {
        tokn: 'x',
        config: {
          'cloud-config': { anything: { goes: 1 } },
          'network': { ipAddresses: { one: { knd: 'a' } }, config: { any: 1 } },
          'elemental': { install: { 'device-selector': [{ key: 'Name' }, { keey: 'Size' }] }, constructor: {} },
        },
      },
    })).toStrictEqual([
      ['spec', 'tokn'],
      ['spec', 'config', 'network', 'ipAddresses', 'one', 'knd'],
      ['spec', 'config', 'elemental', 'install', 'device-selector', '1', 'keey'],
      ['spec', 'config', 'elemental', 'constructor'],
    ]);
  });

  it('is nothing of what has no spec, or of another shape', () => {
    expect(prunedPaths(newest, {})).toStrictEqual([]);
    expect(prunedPaths(newest, { spec: 'x' })).toStrictEqual([]);
    expect(prunedPaths(newest, { spec: { config: [], machineInventoryLabels: 7 } })).toStrictEqual([]);
    expect(prunedPaths({ resourceFields: {}, schemaDefinitions: {} }, MODERN)).toStrictEqual([]);
  });

  it('is said once, with what it takes', () => {
    const unsure = { path: ['spec', 'tokn'], severity: 'warning', message: { key: 'elemental.registration.problem.type.unknownField' } } as const;
    const other = { path: ['spec', 'token'], severity: 'error', message: { key: 'x' } } as const;

    expect(withPruned([unsure, other], registrationDefinition('1.4.4'), { spec: { tokn: 'x', token: '-' } })).toStrictEqual([
      other,
      { path: ['spec', 'tokn'], severity: 'warning', message: { key: 'elemental.operator.pruned.nowhere', args: { field: 'spec.tokn' } } },
      {
        path: ['spec', 'token'],
        severity: 'warning',
        message: { key: 'elemental.operator.pruned.newer', args: { field: 'spec.token', version: '1.9.2' } },
      },
    ]);
  });
});
