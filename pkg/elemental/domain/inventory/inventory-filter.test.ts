import type { MatchExpression } from '../../types';
import { inventoryQuery, inventorySelector, isNarrowed, matchesInventoryFilter, requiresLabel, withLabel } from './inventory-filter';

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
    expect(inventorySelector({ hostType: 'all', registration, labels: [{ key: 'pool', operator: 'Exists' }] })).toStrictEqual({
      matchExpressions: [{ key: REGISTRATION, operator: 'In', values: ['shops'] }, { key: 'pool', operator: 'Exists' }],
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
    expect(matchesInventoryFilter(machine, { hostType: 'all', labels: [{ key: REGISTRATION, operator: 'NotIn', values: ['shops'] }] })).toBe(false);
    expect(matchesInventoryFilter(machine, { hostType: 'all' })).toBe(true);
  });
});

describe('inventoryQuery', () => {
  it('is the address of a filter', () => {
    const labels: MatchExpression[] = [{ key: 'a', operator: 'In', values: ['b'] }, { key: 'c', operator: 'DoesNotExist' }];

    expect(inventoryQuery({ hostType: 'managed', registration, labels }))
      .toStrictEqual({ host: 'managed', registration: 'shops', label: ['a=b', '!c'] });
    expect(inventoryQuery({ registration: { ...registration, namespace: 'lab' } }))
      .toStrictEqual({ host: undefined, registration: 'lab/shops', label: undefined });
    expect(inventoryQuery({ hostType: 'all', labels: [] })).toStrictEqual({ host: undefined, registration: undefined, label: undefined });
  });
});

describe('a label that the machines must have', () => {
  const all = { hostType: 'all' } as const;

  it('is asked for once', () => {
    const having = withLabel(all, 'pool');

    expect(inventorySelector(having)).toStrictEqual({ matchExpressions: [{ key: 'pool', operator: 'Exists' }] });
    expect(withLabel(having, 'pool')).toBe(having);
    expect(withLabel({ ...all, registration }, REGISTRATION)).toStrictEqual({ ...all, registration });
  });

  it('is not there for those that lack it, or another value', () => {
    expect(requiresLabel({ ...all, labels: [{ key: 'pool', operator: 'NotIn', values: ['a'] }] }, 'pool')).toBe(false);
    expect(requiresLabel({ ...all, labels: [{ key: 'pool', operator: 'DoesNotExist' }] }, 'pool')).toBe(false);
    expect(requiresLabel({ hostType: 'unmanaged' }, UNMANAGED)).toBe(true);
  });

  it('narrows the list', () => {
    expect(isNarrowed(all)).toBe(false);
    expect(isNarrowed(withLabel(all, 'pool'))).toBe(true);
  });
});
