import { findCondition, isConditionTrue, withCondition } from './conditions';
import type { Condition } from './resources';

const BEFORE = new Date('2026-11-22T11:04:45.900Z');
const LATER = new Date('2026-11-22T11:05:00Z');

function ready(status: Condition['status'], reason = 'Reason'): Omit<Condition, 'lastTransitionTime'> {
  return { type: 'Ready', status, reason, message: '' };
}

describe('withCondition', () => {
  it('adds a condition with the moment in whole seconds', () => {
    expect(withCondition(undefined, ready('False'), BEFORE)).toEqual([{ ...ready('False'), lastTransitionTime: '2026-11-22T11:04:45Z' }]);
  });

  it('keeps the moment while the status stays, whatever else changes', () => {
    const conditions = withCondition(undefined, ready('False'), BEFORE);

    expect(withCondition(conditions, ready('False', 'Other'), LATER))
      .toEqual([{ ...ready('False', 'Other'), lastTransitionTime: '2026-11-22T11:04:45Z' }]);
  });

  it('takes the new moment when the status changes, and keeps the place among the others', () => {
    const conditions = withCondition(withCondition(undefined, ready('False'), BEFORE), { ...ready('True'), type: 'AdoptionReady' }, BEFORE);
    const changed = withCondition(conditions, ready('True'), LATER);

    expect(changed.map(({ type, lastTransitionTime }) => [type, lastTransitionTime])).toEqual([
      ['Ready', '2026-11-22T11:05:00Z'],
      ['AdoptionReady', '2026-11-22T11:04:45Z'],
    ]);
  });

  it('leaves the list that it was given as it is', () => {
    const conditions = withCondition(undefined, ready('False'), BEFORE);

    withCondition(conditions, ready('True'), LATER);

    expect(conditions).toEqual([{ ...ready('False'), lastTransitionTime: '2026-11-22T11:04:45Z' }]);
  });
});

describe('isConditionTrue', () => {
  it.each([['True', true], ['False', false], ['Unknown', false]] as const)('of %s is %s', (status, expected) => {
    expect(isConditionTrue(withCondition(undefined, ready(status), BEFORE), 'Ready')).toBe(expected);
  });

  it('is false where there is no such condition', () => {
    expect(isConditionTrue(undefined, 'Ready')).toBe(false);
    expect(findCondition([], 'Ready')).toBeUndefined();
  });
});
