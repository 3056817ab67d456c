import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { machine as anyMachine, READY } from '../../../../test/support/machines';
import { validCondition } from '../../../../test/support/selectors';
import type { MachineInventory } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { isUnmanaged } from '../inventory/ownership';
import { CHOICE_LABEL, UNMANAGED_LABEL } from '../labels';
import { conditionsQuery } from './form';
import { narrowed, narrowings } from './narrowing';
import { selectorPreview, type SelectorPreview } from './preview';
import type { SelectorCondition } from './conditions';

const CHOICE = '20261123-0412-3fa9c1';

function machine(name: string, more: Pick<MachineInventory, 'status'> = { status: READY }, labels: Record<string, string> = {}): MachineInventory {
  return { metadata: { name, namespace: 'fleet-default', labels: { pool: 'edge', ...labels } }, ...more };
}

function preview(machines: MachineInventory[], conditions: SelectorCondition[] = [], total = machines.length): SelectorPreview {
  return selectorPreview(machines, { selector: conditionsQuery(conditions) ?? { matchExpressions: [] }, total, namespace: 'fleet-default' });
}

describe('narrowings', () => {
  const ready = machine('ready');
  const without = machine('without', { status: {} });
  const unmanaged = machine('unmanaged', { status: READY }, { [UNMANAGED_LABEL]: 'true' });
  const conditions = [{ key: 'pool', operator: 'Is', values: ['edge'] }];

  it('selects just the machines that are ready, by a label that is put on them', () => {
    expect(narrowings(conditions, preview([ready, without]), CHOICE)).toStrictEqual([{
      name: 'readyOnly',
      label: { key: 'elemental.selector.narrowing.readyOnly.label', args: { count: 1, value: CHOICE } },
      effect: { key: 'elemental.selector.narrowing.readyOnly.effect', args: { count: 1, value: CHOICE } },
      conditions: [...conditions, { key: 'ui.elemental.cattle.io/choice', operator: 'Is', values: [CHOICE] }],
      stamp: { machines: [ready], change: { labels: { set: { 'ui.elemental.cattle.io/choice': CHOICE }, remove: [] } } },
    }]);
  });

  it('leads from one choice to another, since a machine is of one at a time', () => {
    const chosen = machine('chosen', { status: READY }, { [CHOICE_LABEL]: 'before' });
    const lost = machine('lost', { status: {} }, { [CHOICE_LABEL]: 'before' });
    const before = [{ key: CHOICE_LABEL, operator: 'Is', values: ['before'] }];

    expect(narrowings(before, preview([chosen, lost], before), CHOICE)).toMatchObject([
      { name: 'readyOnly', conditions: [{ key: CHOICE_LABEL, operator: 'Is', values: [CHOICE] }], stamp: { machines: [chosen] } },
    ]);
    expect(narrowings(before, preview([chosen, lost], before), CHOICE)[0]).not.toHaveProperty('warning');
  });

  it('says that it takes machines from another choice', () => {
    const chosen = machine('chosen', { status: READY }, { [CHOICE_LABEL]: 'of another pool' });

    expect(narrowings(conditions, preview([chosen, ready, without]), CHOICE)).toMatchObject([
      { name: 'readyOnly', warning: { key: 'elemental.selector.choice.chosenElsewhere', args: { count: 1 } } },
    ]);
  });

  it('selects unmanaged or managed machines alone where both match', () => {
    expect(narrowings(conditions, preview([ready, unmanaged]), CHOICE)).toMatchObject([
      { name: 'unmanagedOnly', conditions: [...conditions, { key: UNMANAGED_LABEL, operator: 'Is', values: ['true'] }] },
      { name: 'managedOnly', conditions: [...conditions, { key: UNMANAGED_LABEL, operator: 'DoesNotExist', values: [] }] },
    ]);
  });

  it('offers nothing that makes no difference, or that there are no machines for', () => {
    expect(narrowings(conditions, preview([ready]), CHOICE)).toStrictEqual([]);
    expect(narrowings(conditions, preview([without]), CHOICE)).toStrictEqual([]);
    expect(narrowings(conditions, preview([ready], [], 1000), CHOICE)).toMatchObject([{ name: 'readyOnly' }]);
  });

  it('leads to what it says: the ready machines and no others, or less of what matched', () => {
    const rows = fc.array(validCondition, { maxLength: 2 });

    fc.assert(fc.property(fc.array(anyMachine), rows, (machines, before) => {
      const seen = preview(machines, before);

      for (const { name, conditions: after, stamp } of narrowings(before, seen, CHOICE)) {
        const now = machines.map((one) => stamp?.machines.includes(one) ? withChange(one, stamp.change) : one);
        const selector = conditionsQuery(after) ?? { matchExpressions: [] };
        const matching = machines.filter((_, index) => matchesSelector(now[index]?.metadata?.labels, selector));

        expect(matching.every((one) => seen.groups.some((group) => group.machines.includes(one)))).toBe(true);
        expect(name !== 'readyOnly' || matching.every((one) => seen.ready.includes(one))).toBe(true);
        expect(name !== 'readyOnly' || matching.length === seen.ready.length).toBe(true);
        expect(name !== 'unmanagedOnly' || matching.every(isUnmanaged)).toBe(true);
      }
    }), { numRuns: 300 });
  });
});

describe('narrowed', () => {
  it('adds a condition once', () => {
    const one = { key: 'a', operator: 'Exists', values: [] };

    expect(narrowed(narrowed([], one), { ...one })).toStrictEqual([one]);
  });
});
