import * as fc from 'fast-check';
import { asJson, entries, hostileText, jsonObject, key } from '../../../../../test/support/arbitraries';
import { recordedObjects } from '../../../../../test/support/recordings';
import type { MachineRegistration } from '../../../types';
import { toYaml } from '../../yaml/document';
import { valueAt } from '../../path';
import { registrationForm, withForm, type RegistrationForm } from '.';

const UNMANAGED_LABEL = 'ui.elemental.cattle.io/unmanaged';
const REGISTRATION_LABEL = 'ui.elemental.cattle.io/registration';
const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';

const recorded = recordedObjects<MachineRegistration>('MachineRegistration');

const integerText = fc.oneof(fc.constant(''), fc.maxSafeInteger().filter((one) => one !== 2).map(String));
const urls = fc.array(hostileText, { maxLength: 3 });
const yaml = jsonObject.map((value) => Object.keys(value).length ? toYaml(value) : '{}\n');

const forms: fc.Arbitrary<RegistrationForm> = asJson(fc.record({
  name: fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,70}[a-z0-9])?$/),
  description: hostileText,
  unmanaged: fc.boolean(),
  machineName: hostileText,
  machineLabels: entries,
  machineAnnotations: entries,
  auth: fc.constantFrom('tpm', 'mac', 'sys-uuid', 'nonsense'),
  emulateTpm: fc.boolean(),
  emulatedTpmSeed: integerText,
  noSmbios: fc.boolean(),
  resetEnabled: fc.boolean(),
  resetPersistent: fc.boolean(),
  resetOem: fc.boolean(),
  resetReboot: fc.boolean(),
  resetPoweroff: fc.boolean(),
  resetDisableBootEntry: fc.boolean(),
  resetDebug: fc.boolean(),
  resetSystemUri: hostileText,
  resetConfigUrls: urls,
  installDevice: hostileText,
  installDeviceSelector: fc.array(fc.record({
    key: fc.constantFrom('Name', 'Size'),
    operator: fc.constantFrom('In', 'NotIn', 'Gt', 'Lt'),
    values: fc.array(hostileText, { maxLength: 2 }),
  }), { maxLength: 3 }),
  installFirmware: hostileText,
  installSnapshotter: fc.constantFrom('loopdevice', 'btrfs', 'nonsense'),
  installMaxSnaps: fc.oneof(fc.constant('2'), fc.integer({ min: 3, max: 99 }).map(String)),
  installReboot: fc.boolean(),
  installPoweroff: fc.boolean(),
  installEjectCd: fc.boolean(),
  installNoFormat: fc.boolean(),
  installDisableBootEntry: fc.boolean(),
  installSystemUri: hostileText,
  installIso: hostileText,
  installTty: hostileText,
  installConfigDir: hostileText,
  installConfigUrls: urls,
  installDebug: fc.boolean(),
  cloudConfig: yaml,
  networkConfigurator: fc.constantFrom('none', 'nmc', 'nmstate', 'nmconnections'),
  networkAddresses: fc.uniqueArray(fc.record({ name: key, apiGroup: hostileText, kind: hostileText, pool: hostileText }), {
    maxLength: 3, selector: ({ name }) => name,
  }),
  networkConfig: yaml,
  token: hostileText,
  labelPrefix: hostileText,
}));

/** Anything that the API may return, also what no form would write. */
const registrations = asJson(fc.record({
  apiVersion: fc.constant('elemental.cattle.io/v1beta1'),
  metadata: fc.record({ name: hostileText, annotations: entries, uid: fc.uuid() }, { requiredKeys: [] }),
  spec: fc.record({
    machineName: hostileText,
    machineInventoryLabels: entries,
    machineInventoryAnnotations: entries,
    token: hostileText,
    later: jsonObject,
    config: fc.record({
      'cloud-config': fc.oneof(jsonObject, hostileText),
      'elemental': fc.record({
        registration: fc.record({ 'no-toolkit': fc.boolean(), 'auth': hostileText, 'url': hostileText }, { requiredKeys: [] }),
        install: fc.record({ 'device': fc.jsonValue(), 'config-urls': fc.jsonValue(), 'later': fc.jsonValue() }, { requiredKeys: [] }),
        reset: jsonObject,
        later: jsonObject,
      }, { requiredKeys: [] }),
      'network': fc.jsonValue(),
    }, { requiredKeys: [] }),
  }, { requiredKeys: [] }),
  status: jsonObject,
}, { requiredKeys: [] })) as fc.Arbitrary<MachineRegistration>;

const UNKNOWN_TO_THE_FORM = [
  ['metadata', 'uid'],
  ['spec', 'later'],
  ['spec', 'config', 'elemental', 'later'],
  ['spec', 'config', 'elemental', 'registration', 'url'],
  ['spec', 'config', 'elemental', 'install', 'later'],
];

function unmanagedForm(name = 'berlin-edge'): RegistrationForm {
  return { ...registrationForm({}), name, unmanaged: true };
}

describe('a form and its resource', () => {
  it('has recordings to be tested with', () => {
    expect(recorded.length).toBeGreaterThan(30);
  });

  it.each(recorded)('changes nothing that nobody changed: %s', (_where, registration) => {
    expect(withForm(registration, registrationForm(registration))).toStrictEqual(registration);
  });

  it('changes nothing that nobody changed, whatever the resource', () => {
    fc.assert(fc.property(registrations, (registration) => {
      expect(withForm(registration, registrationForm(registration))).toStrictEqual(registration);
    }));
  });

  it('reads back what was written', () => {
    fc.assert(fc.property(registrations, forms, (registration, form) => {
      fc.pre(!Object.keys(form.machineLabels).some((key) => key.startsWith('ui.elemental.cattle.io/')));
      expect(registrationForm(withForm(registration, form))).toStrictEqual(form);
    }));
  });

  it('leaves the resource that it was given alone', () => {
    fc.assert(fc.property(registrations, forms, (registration, form) => {
      const before = JSON.stringify(registration);

      withForm(registration, form);
      expect(JSON.stringify(registration)).toBe(before);
    }));
  });

  it('keeps what it does not show', () => {
    fc.assert(fc.property(registrations, forms, (registration, form) => {
      const after = withForm(registration, form);

      expect(after.status).toStrictEqual(registration.status);
      for (const path of UNKNOWN_TO_THE_FORM) {
        expect(valueAt(after, path)).toStrictEqual(valueAt(registration, path));
      }
    }));
  });
});

describe('an unmanaged registration', () => {
  it('carries the flag, our labels and the annotation that the reset looks at', () => {
    expect(withForm({}, unmanagedForm()).spec).toStrictEqual({
      machineInventoryLabels: { [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: 'berlin-edge' },
      machineInventoryAnnotations: { [UNMANAGED_ANNOTATION]: 'true' },
      config: { elemental: { registration: { 'no-toolkit': true } } },
    });
  });

  it('gives back exactly what was stamped when it becomes managed', () => {
    const managed: MachineRegistration = {
      metadata: { name: 'berlin-edge' },
      spec: {
        machineInventoryLabels: { site: 'berlin', [REGISTRATION_LABEL]: 'berlin-edge' },
        machineInventoryAnnotations: { rack: '7' },
        config: { elemental: { registration: { auth: 'mac' }, install: { device: '/dev/sda' } } },
      },
    };
    const unmanaged = withForm(managed, { ...registrationForm(managed), unmanaged: true });

    expect(registrationForm(unmanaged).unmanaged).toBe(true);
    expect(withForm(unmanaged, { ...registrationForm(unmanaged), unmanaged: false })).toStrictEqual(managed);
  });

  it('leaves no empty objects behind', () => {
    const managed: MachineRegistration = { metadata: { name: 'a' }, spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: 'a' } } };
    const unmanaged = withForm(managed, { ...registrationForm(managed), unmanaged: true });

    expect(withForm(unmanaged, { ...registrationForm(unmanaged), unmanaged: false })).toStrictEqual(managed);
  });

  it.each<[string, MachineRegistration['spec']]>([
    ['the flag', { config: { elemental: { registration: { 'no-toolkit': true } } } }],
    ['our label', { machineInventoryLabels: { [UNMANAGED_LABEL]: 'true' } }],
    ['the annotation', { machineInventoryAnnotations: { [UNMANAGED_ANNOTATION]: 'true' } }],
  ])('is told by %s alone', (_mark, spec) => {
    expect(registrationForm({ spec }).unmanaged).toBe(true);
  });

  it.each<[string, MachineRegistration['spec']]>([
    ['a flag that is off', { config: { elemental: { registration: { 'no-toolkit': false } } } }],
    ['a label that says no', { machineInventoryLabels: { [UNMANAGED_LABEL]: 'false' } }],
    ['an annotation that says no', { machineInventoryAnnotations: { [UNMANAGED_ANNOTATION]: 'false' } }],
    ['nothing', undefined],
  ])('is not told by %s', (_mark, spec) => {
    expect(registrationForm({ spec }).unmanaged).toBe(false);
  });
});

describe('what the form writes', () => {
  it('links the machines to a managed registration too', () => {
    expect(withForm({}, { ...unmanagedForm('factory'), unmanaged: false }).spec)
      .toStrictEqual({ machineInventoryLabels: { [REGISTRATION_LABEL]: 'factory' } });
  });

  it('moves the link with the name of a clone', () => {
    const clone: MachineRegistration = { metadata: {}, spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: 'old', site: 'lyon' } } };

    expect(withForm(clone, { ...registrationForm(clone), name: 'new' }).spec?.machineInventoryLabels)
      .toStrictEqual({ [REGISTRATION_LABEL]: 'new', site: 'lyon' });
  });

  it('links the machines as soon as the host type changes', () => {
    const registration: MachineRegistration = { metadata: { name: 'a' } };

    expect(withForm(registration, { ...registrationForm(registration), unmanaged: true }).spec?.machineInventoryLabels)
      .toStrictEqual({ [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: 'a' });
  });

  it('becomes managed whatever there is of a configuration', () => {
    const unmanaged = { machineInventoryLabels: { [UNMANAGED_LABEL]: 'true' } };

    for (const config of [undefined, {}, { elemental: {} }, { elemental: { install: { device: '/dev/sda' } } }]) {
      const registration: MachineRegistration = { spec: { ...unmanaged, ...config ? { config } : {} } };

      expect(withForm(registration, { ...registrationForm(registration), unmanaged: false }).spec).toStrictEqual(config ? { config } : {});
    }
  });

  it('takes the link away while there is no name', () => {
    const named = withForm({}, unmanagedForm('a'));

    expect(withForm(named, { ...registrationForm(named), name: '' }).spec?.machineInventoryLabels).toStrictEqual({ [UNMANAGED_LABEL]: 'true' });
  });

  it('omits an emptied machine name, description and label', () => {
    const registration: MachineRegistration = {
      metadata: { name: 'a', annotations: { 'field.cattle.io/description': 'shops' } },
      spec: { machineName: 'till', machineInventoryLabels: { site: 'berlin' } },
    };
    const form: RegistrationForm = { ...registrationForm(registration), machineName: '', description: '', machineLabels: {} };

    expect(withForm(registration, form)).toStrictEqual({ metadata: { name: 'a' }, spec: {} });
  });

  it('keeps the order of labels and our labels when one is changed', () => {
    const registration: MachineRegistration = { spec: { machineInventoryLabels: { a: '1', [UNMANAGED_LABEL]: 'true', b: '2', c: '3' } } };
    const form: RegistrationForm = { ...registrationForm(registration), machineLabels: { a: '1', b: 'changed', d: '4' } };

    expect(Object.entries(withForm(registration, form).spec?.machineInventoryLabels ?? {}))
      .toStrictEqual([['a', '1'], [UNMANAGED_LABEL, 'true'], ['b', 'changed'], ['d', '4']]);
  });

  it('shows only labels that are not ours', () => {
    const registration: MachineRegistration = { spec: { machineInventoryLabels: { a: '1', [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: 'x' } } };

    expect(registrationForm(registration).machineLabels).toStrictEqual({ a: '1' });
  });
});
