import { inventorySelector, matchesInventoryFilter } from './inventory-filter';

const UNMANAGED = 'ui.elemental.cattle.io/unmanaged';
const REGISTRATION = 'ui.elemental.cattle.io/registration';
const registration = { namespace: 'fleet-default', name: 'shops' };

describe('inventorySelector', () => {
  it('combines host type and registration', () => {
    expect(inventorySelector({ hostType: 'unmanaged', registration })).toStrictEqual({
      matchExpressions: [{ key: UNMANAGED, operator: 'Exists' }, { key: REGISTRATION, operator: 'In', values: ['shops'] }],
    });
    expect(inventorySelector({ hostType: 'all', registration })).toStrictEqual({
      matchExpressions: [{ key: REGISTRATION, operator: 'In', values: ['shops'] }],
    });
    expect(inventorySelector({ hostType: 'managed' })).toStrictEqual({ matchExpressions: [{ key: UNMANAGED, operator: 'DoesNotExist' }] });
  });

  it('is nothing where everything is asked for', () => {
    expect(inventorySelector({ hostType: 'all' })).toBeUndefined();
  });
});

describe('matchesInventoryFilter', () => {
  const machine = { metadata: { namespace: 'fleet-default', labels: { [UNMANAGED]: 'true', [REGISTRATION]: 'shops' } } };

  it('asks for all of it', () => {
    expect(matchesInventoryFilter(machine, { hostType: 'unmanaged', registration })).toBe(true);
    expect(matchesInventoryFilter(machine, { hostType: 'managed', registration })).toBe(false);
    expect(matchesInventoryFilter(machine, { hostType: 'unmanaged', registration: { ...registration, name: 'berlin-edge' } })).toBe(false);
    expect(matchesInventoryFilter(machine, { hostType: 'unmanaged', registration: { ...registration, namespace: 'lab' } })).toBe(false);
    expect(matchesInventoryFilter(machine, { hostType: 'all' })).toBe(true);
  });
});
