import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { recording } from '../../../test/support/recordings';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../domain/labels';
import type { PhoneHome } from '../domain/registration/phone-home';
import type MachineRegistrationModel from '../models/elemental.cattle.io.machineregistration';
import { INVENTORY, type MachineInventory } from '../types';
import { usePhoneHome } from './phone-home';

interface Listed {
  metadata: { name: string; namespace: string };
  isUnmanaged: boolean;
  phoneHome?: PhoneHome;
}

function listed(name: string, isUnmanaged = false): Listed {
  return { metadata: { name, namespace: 'fleet-default' }, isUnmanaged };
}

const recorded = recording('03-register/edge-02.inventory.yaml') as MachineInventory;
const machine: MachineInventory = { ...recorded, metadata: { ...recorded.metadata, labels: { [REGISTRATION_LABEL]: 'images' } } };

function page(machines: MachineInventory[]): object {
  return { data: machines, pagination: { result: { count: machines.length } } };
}

function look(registrations: Listed[], findPage: (payload: unknown) => unknown, mayRead = true): void {
  inSetup(() => {
    usePhoneHome(() => registrations as unknown as MachineRegistrationModel[]);
  }, {
    getters: { 'management/schemaFor': () => mayRead ? { id: INVENTORY, collectionMethods: ['GET'] } : undefined, 'management/all': () => [] },
    actions: { 'management/findPage': findPage },
  });
}

describe('usePhoneHome', () => {
  it('looks at one page of machines for all registrations that look managed', async () => {
    const registrations = reactive([listed('images'), listed('factory'), listed('shops', true)]);
    const findPage = jest.fn().mockResolvedValue(page([machine]));

    look(registrations, findPage);
    await flushPromises();
    expect(registrations.map(({ phoneHome }) => phoneHome)).toStrictEqual([{ unmanaged: 1, looked: 1 }, undefined, undefined]);
    expect(findPage).toHaveBeenCalledTimes(1);
    expect(findPage.mock.calls[0]).toMatchObject([{
      opt: {
        transient: true,
        pagination: {
          pageSize: 100,
          labelSelector: {
            matchExpressions: [
              { key: REGISTRATION_LABEL, operator: 'In', values: ['images', 'factory'] }, { key: UNMANAGED_LABEL, operator: 'DoesNotExist' },
            ],
          },
        },
      },
    }]);
  });

  it('takes back what is not so any more', async () => {
    const registrations = reactive([{ ...listed('images'), phoneHome: { unmanaged: 3, looked: 3 } }]);

    look(registrations, () => page([]));
    await flushPromises();
    expect(registrations[0]?.phoneHome).toBeUndefined();
  });

  it.each([
    ['all say that they are unmanaged', [listed('shops', true)], true],
    ['there are none', [], true],
    ['the user may not read machines', [listed('images')], false],
  ])('asks nothing where %s', async (_why, registrations, mayRead) => {
    const findPage = jest.fn();

    look(registrations, findPage, mayRead);
    await flushPromises();
    expect(findPage).not.toHaveBeenCalled();
  });

  it('says nothing where the server doesn\'t answer', async () => {
    const registrations = reactive([listed('images')]);

    look(registrations, () => Promise.reject(new Error('500')));
    await flushPromises();
    expect(registrations[0]?.phoneHome).toBeUndefined();
  });
});
