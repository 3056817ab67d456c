import type { MachineInventory, SelectorStatus } from './resources';
import { VoidAdoption, withAddresses, withAdoptionCheck, withChosen, withoutChosen, withSearch } from './selector-status';

const CHOSEN = new Date('2026-11-22T11:14:42Z');
const seconds = (count: number): Date => new Date(CHOSEN.getTime() + count * 1000);

function machine(owner: string | undefined, isAdopted: boolean, labels = {}): MachineInventory {
  const condition = { type: 'AdoptionReady', status: isAdopted ? 'True' : 'Unknown', reason: '', message: '', lastTransitionTime: '' } as const;
  const reference = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventorySelector', name: owner ?? '', uid: '1' };

  return {
    apiVersion: reference.apiVersion,
    kind: 'MachineInventory',
    metadata: { name: 'pool-75fe', namespace: 'fleet-default', labels, ownerReferences: owner ? [reference] : [] },
    spec: {},
    status: { conditions: [condition] },
  };
}

const conditions = ({ conditions: all = [] }: SelectorStatus): string => all.map(({ type, status, reason }) => `${ type } ${ status } ${ reason }`).join();
const searching = withSearch({}, CHOSEN);
const chosen = withChosen(searching, 'pool-75fe', CHOSEN);

describe('a selector', () => {
  it('looks for a machine and then waits for its word', () => {
    expect(conditions(searching)).toBe('Ready False WaitingForInventory');
    expect(conditions(chosen)).toBe('Ready False WaitingForInventory,InventoryReady Unknown WaitForInventoryCheck');
    expect(chosen.machineInventoryRef).toEqual({ name: 'pool-75fe' });
    expect(withoutChosen(chosen).machineInventoryRef).toBeUndefined();
  });

  it('has it once it says so', () => {
    expect(conditions(withAdoptionCheck('edge-m1', chosen, machine('edge-m1', true), seconds(9)))).toContain('True SuccessfullyAdoptedInventory');
  });

  it.each([
    ['has an owner', 'edge-m1', false], ['lost its owner', undefined, true],
  ] as const)('waits five seconds if it %s', (_, owner, isAdopted) => {
    const inventory = machine(owner, isAdopted);

    expect(withAdoptionCheck('edge-m1', chosen, inventory, seconds(5))).toEqual(chosen);
    expect(() => withAdoptionCheck('edge-m1', chosen, inventory, seconds(5.1))).toThrow(VoidAdoption);
  });

  it('gives it up at once if another one has it', () => {
    expect(() => withAdoptionCheck('edge-m1', chosen, machine('edge-m2', true), CHOSEN)).toThrow('ownership mismatch');
  });
});

describe('withAddresses', () => {
  const LABELS = {
    'elemental.cattle.io/Hostname': 'edge',
    'elemental.cattle.io/ExternalIP': '203.0.113.7',
    'elemental.cattle.io/InternalIP': '192.0.2.1',
    'pool': 'edge',
  };

  it('makes the selector ready, with the addresses that labels tell', () => {
    const status = withAddresses(chosen, machine('edge-m1', true, LABELS), CHOSEN);

    expect(conditions(status)).toContain('Ready True SelectorReady');
    expect(status).toMatchObject({
      ready: true,
      addresses: [
        { type: 'ExternalIP', address: '203.0.113.7' }, { type: 'InternalIP', address: '192.0.2.1' }, { type: 'Hostname', address: 'edge' },
      ],
    });
  });

  it('adds the same again each time', () => {
    const inventory = machine('edge-m1', true, { 'elemental.cattle.io/ExternalIP': '203.0.113.7' });

    expect(withAddresses(withAddresses(chosen, inventory, CHOSEN), inventory, CHOSEN).addresses).toHaveLength(2);
    expect(withAddresses(chosen, machine('edge-m1', true), CHOSEN)).not.toHaveProperty('addresses');
  });
});
