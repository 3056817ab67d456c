import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { machine as anyMachine } from '../../../../test/support/machines';
import { isChanged, patchOf } from '../bulk/change';
import { isOurLabel } from '../labels';
import { isProtectedLabel } from '../inventory/known-keys';
import { isLabelValue } from '../kubernetes/names';
import {
  choiceCondition, choiceFromQuery, choiceOf, choiceValue, machinesToStamp, stampChange, stampingGroups, stampingOf, STAMPINGS, takeBackChange,
} from './choice';
import type { SelectorCondition } from './conditions';
import { withSelectorForm } from './form';

const LABEL = 'ui.elemental.cattle.io/choice';
const VALUE = '20261123-0412-3fa9c1';

describe('choiceValue', () => {
  it('says when the choice was made, and tells it from others', () => {
    expect(choiceValue(Date.UTC(2026, 10, 23, 4, 12, 59), '3FA9-c1d2')).toBe(VALUE);
    expect(choiceValue(Date.UTC(2026, 10, 23, 4, 12, 59), '!')).toBe('20261123-0412-000000');
    expect(choiceValue(NaN, 'abcdef')).toBe('19700101-0000-abcdef');
  });

  it('can be the value of a label, whatever is random and whatever the clock says', () => {
    fc.assert(fc.property(fc.oneof(fc.double(), fc.integer(), fc.date().map(Number)), fc.string({ unit: 'grapheme' }), (now, random) => {
      expect(choiceValue(now, random)).toMatch(/^\d{8}-\d{4}-[a-z0-9]{6}$/);
      expect(isLabelValue(choiceValue(now, random))).toBe(true);
    }));
  });
});

describe('the label', () => {
  it('is ours, so nobody changes it by accident', () => {
    expect(choiceCondition(VALUE)).toStrictEqual({ key: LABEL, operator: 'Is', values: [VALUE] });
    expect(isOurLabel(LABEL)).toBe(true);
    expect(isProtectedLabel(LABEL)).toBe(true);
  });

  it('is stamped and taken back in patches that touch nothing else', () => {
    const one = { metadata: { labels: { site: 'berlin' } } };
    const stamped = withChange(one, stampChange(VALUE));

    expect(patchOf(one, stampChange(VALUE))).toStrictEqual([{ op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1choice', value: VALUE }]);
    expect(patchOf(stamped, takeBackChange(stamped, VALUE))).toMatchObject([
      { op: 'add' }, { op: 'remove', path: '/metadata/labels/ui.elemental.cattle.io~1choice' },
    ]);
    expect(withChange(stamped, takeBackChange(stamped, VALUE))).toStrictEqual(one);
  });

  it('of another choice, made since, stays', () => {
    const one = { metadata: { labels: { [LABEL]: 'another' } } };

    expect(isChanged(one, takeBackChange(one, VALUE))).toBe(false);
  });
});

describe('stampingGroups', () => {
  const withLabels = (labels: Record<string, string>, more: object = {}) => ({ metadata: { name: 'edge-1', labels, ...more } });

  it.each<[object, string]>([
    [withLabels({}), 'stamped'],
    [withLabels({ [LABEL]: VALUE }), 'already'],
    [withLabels({ [LABEL]: 'another' }), 'chosenElsewhere'],
    [withLabels({}, { deletionTimestamp: '2026-11-22T10:00:00Z' }), 'deleting'],
    [withLabels({}, { ownerReferences: [{ kind: 'MachineInventorySelector' }] }), 'adopted'],
  ])('%j: %s', (one, expected) => {
    expect(stampingGroups([one], VALUE)).toMatchObject([{ name: expected, machines: [one], message: { key: `elemental.selector.choice.${ expected }` } }]);
  });

  it('leaves every machine with the label that a selector would take', () => {
    fc.assert(fc.property(fc.array(anyMachine), (machines) => {
      const chosen = machinesToStamp(machines, VALUE);
      const after = machines.map((one) => chosen.includes(one) ? withChange(one, stampChange(VALUE)) : one);

      expect(after.every((one) => ['already', 'adopted', 'deleting'].includes(stampingOf(one, VALUE)))).toBe(true);
      expect(stampingGroups(machines, VALUE).map(({ name }) => name))
        .toStrictEqual(STAMPINGS.filter((name) => machines.some((one) => stampingOf(one, VALUE) === name)));
    }));
  });
});

describe('choiceOf', () => {
  it('finds the choice that a template selects', () => {
    const select = (...conditions: SelectorCondition[]) => withSelectorForm({}, { conditions });

    expect(choiceOf(select({ key: 'pool', operator: 'Is', values: ['a'] }, choiceCondition(VALUE)))).toBe(VALUE);
    expect(choiceOf(select({ key: LABEL, operator: 'In', values: [VALUE] }))).toBe(VALUE);
    expect(choiceOf(select({ key: LABEL, operator: 'Exists', values: [] }))).toBeUndefined();
    expect(choiceOf(select({ key: LABEL, operator: 'NotIn', values: [VALUE] }))).toBeUndefined();
    expect(choiceOf({})).toBeUndefined();
  });
});

describe('choiceFromQuery', () => {
  it('takes what can be the value of a label, and nothing else', () => {
    expect(choiceFromQuery(VALUE)).toBe(VALUE);
    for (const garbage of ['', ' ', 'a b', '<img src=x>', `${ VALUE },other=1`, 'x'.repeat(64), '-x', ['a', 'b'], [VALUE], undefined, null, 7]) {
      expect(choiceFromQuery(garbage)).toBeUndefined();
    }
  });
});
