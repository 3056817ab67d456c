import { isAdopted, selectorOwner, withAdoptionFailure, withClaim, withoutAdoption } from './adoption-status';
import type { InventoryStatus, MachineInventory, MachineInventorySelector } from './resources';

const CLAIMED = new Date('2026-11-22T11:14:42Z');
const seconds = (count: number): Date => new Date(CLAIMED.getTime() + count * 1000);

function selector(machine?: string): MachineInventorySelector {
  return {
    apiVersion: 'elemental.cattle.io/v1beta1',
    kind: 'MachineInventorySelector',
    metadata: { name: 'edge-m1', namespace: 'fleet-default' },
    status: machine ? { machineInventoryRef: { name: machine } } : {},
  };
}

const condition = ({ conditions = [] }: InventoryStatus): string => conditions.map(({ status, reason }) => `${ status } ${ reason }`).join();

describe('withClaim', () => {
  it('waits while the selector names nobody', () => {
    expect(condition(withClaim('pool-75fe', {}, selector(), CLAIMED))).toBe('Unknown ValidatingAdoption');
  });

  it('is adopted when the selector names the machine', () => {
    const validating = withClaim('pool-75fe', {}, selector(), CLAIMED);
    const adopted = withClaim('pool-75fe', validating, selector('pool-75fe'), seconds(2));

    expect(condition(adopted)).toBe('True SuccessfullyAdopted');
    expect(isAdopted(adopted)).toBe(true);
  });

  it('is void when the selector names another machine', () => {
    expect(() => withClaim('pool-75fe', {}, selector('pool-1111'), CLAIMED)).toThrow('Ownership mismatch');
  });

  it('is void when the selector names nobody for five seconds', () => {
    const validating = withClaim('pool-75fe', {}, selector(), CLAIMED);

    expect(condition(withClaim('pool-75fe', validating, selector(), seconds(4.9)))).toBe('Unknown ValidatingAdoption');
    expect(() => withClaim('pool-75fe', validating, selector(), seconds(5))).toThrow('Adoption timeout');
  });
});

describe('without an adoption', () => {
  it('a machine waits for one, or says why it failed', () => {
    expect(condition(withoutAdoption({}, CLAIMED))).toBe('False WaitingToBeAdopted');
    expect(condition(withAdoptionFailure({}, 'why', CLAIMED))).toBe('False AdoptionFailure');
    expect(isAdopted(withoutAdoption({}, CLAIMED))).toBe(false);
  });
});

describe('selectorOwner', () => {
  it('is the owner of that kind', () => {
    const owner = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventorySelector', name: 'edge-m1', uid: '1' };
    const inventory: MachineInventory = {
      apiVersion: owner.apiVersion,
      kind: 'MachineInventory',
      metadata: { name: 'pool-75fe', namespace: 'fleet-default', ownerReferences: [{ ...owner, kind: 'Other' }, owner] },
      spec: {},
    };

    expect(selectorOwner(inventory)).toEqual(owner);
    expect(selectorOwner({ ...inventory, metadata: { ...inventory.metadata, ownerReferences: undefined } })).toBeUndefined();
  });
});
