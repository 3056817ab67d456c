import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineRegistration } from '../../types';
import { registrationForm, withForm } from './form';
import { phoneHome, phoneHomeSelector } from './phone-home';

const REGISTRATION_LABEL = 'ui.elemental.cattle.io/registration';
const images: MachineRegistration = { metadata: { name: 'images', namespace: 'fleet-default' } };
const unmanaged = withForm(images, { ...registrationForm(images), unmanaged: true });

/** A recorded machine, as if it had come through the registration of this name. */
function through(file: string, value = 'images'): MachineInventory {
  const machine = recording(file) as MachineInventory;

  return { ...machine, metadata: { ...machine.metadata, labels: { ...machine.metadata?.labels, [REGISTRATION_LABEL]: value } } };
}

const UNMANAGED_HOST = '03-register/edge-02.inventory.yaml';
const PREFIXED_HOST = '03-register/edge-03.inventory.yaml';
const MANAGED_HOST = '03-register/edge-06.inventory.yaml';

describe('phoneHome', () => {
  it('counts the unmanaged machines of a registration that does not say so', () => {
    expect(phoneHome(images, [through(UNMANAGED_HOST), through(PREFIXED_HOST), through(MANAGED_HOST)])).toStrictEqual({ unmanaged: 2, looked: 3 });
  });

  it('looks at its own machines only, as far as they are labelled', () => {
    const unlabelled = recording(UNMANAGED_HOST) as MachineInventory;

    expect(phoneHome(images, [through(UNMANAGED_HOST, 'other'), through(MANAGED_HOST), unlabelled])).toBeUndefined();
    expect(phoneHome({ metadata: { name: 'images', namespace: 'lab' } }, [through(UNMANAGED_HOST)])).toBeUndefined();
  });

  it('has nothing to tell of a registration that says so', () => {
    expect(phoneHome(unmanaged, [through(UNMANAGED_HOST)])).toBeUndefined();
  });

  it('has nothing to tell where nobody registered', () => {
    expect(phoneHome(images, [])).toBeUndefined();
  });
});

describe('phoneHomeSelector', () => {
  it('asks for machines of these registrations that are not labelled as unmanaged', () => {
    expect(phoneHomeSelector([images, { metadata: { name: 'other' } }])).toStrictEqual([
      { key: REGISTRATION_LABEL, operator: 'In', values: ['images', 'other'] },
      { key: 'ui.elemental.cattle.io/unmanaged', operator: 'DoesNotExist' },
    ]);
  });
});
