import * as fc from 'fast-check';
import { asJson, entries, hostileText, jsonObject } from '../../../../test/support/arbitraries';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { registrationForm, withForm, type RegistrationForm } from './form';

const UNMANAGED_LABEL = 'ui.elemental.cattle.io/unmanaged';
const REGISTRATION_LABEL = 'ui.elemental.cattle.io/registration';
const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';

const recorded = recordedObjects<MachineRegistration>('MachineRegistration');

const forms: fc.Arbitrary<RegistrationForm> = asJson(fc.record({
  name: fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,70}[a-z0-9])?$/),
  description: hostileText,
  unmanaged: fc.boolean(),
  machineName: hostileText,
  machineLabels: entries,
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
    config: fc.record({
      'cloud-config': jsonObject,
      'elemental': fc.record({
        registration: fc.record({ 'no-toolkit': fc.boolean(), 'auth': hostileText }, { requiredKeys: [] }),
        install: jsonObject,
      }, { requiredKeys: [] }),
    }, { requiredKeys: [] }),
  }, { requiredKeys: [] }),
  status: jsonObject,
}, { requiredKeys: [] })) as fc.Arbitrary<MachineRegistration>;

function unmanagedForm(name = 'berlin-edge'): RegistrationForm {
  return { name, description: '', unmanaged: true, machineName: '', machineLabels: {} };
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
      expect(after.spec?.token).toBe(registration.spec?.token);
      expect(after.spec?.config?.['cloud-config']).toStrictEqual(registration.spec?.config?.['cloud-config']);
      expect(after.spec?.config?.elemental?.install).toStrictEqual(registration.spec?.config?.elemental?.install);
      expect(after.spec?.config?.elemental?.registration?.auth).toBe(registration.spec?.config?.elemental?.registration?.auth);
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
