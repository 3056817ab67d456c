import type { StoredSelector } from '../../types';
import { copy } from '../copy';
import { isRecord, isSame } from '../equal';
import { textsOf } from '../kubernetes/label-selector';

/** How a condition compares: `Is` is Kubernetes' shorthand for one value (`matchLabels`), the others are its operators. */
export const CONDITION_OPERATORS = ['Is', 'In', 'NotIn', 'Exists', 'DoesNotExist'] as const;
export type ConditionOperator = typeof CONDITION_OPERATORS[number];

/** One condition on labels, as a row of a form. */
export interface SelectorCondition {
  key: string;
  /** One of {@link CONDITION_OPERATORS}, unless the resource has another one, which Kubernetes doesn't know. */
  operator: string;
  /** One for `Is`, some for `In` and `NotIn`, none for the others; where it isn't so, see problems.ts. */
  values: string[];
}

/** What a person starts from who adds a condition. */
export const NEW_CONDITION: Readonly<SelectorCondition> = { key: '', operator: 'Is', values: [''] };

/** The conditions of a selector: `matchLabels` first. What has another shape isn't among them, see {@link unreadableParts}. */
export function selectorConditions(stored: unknown): SelectorCondition[] {
  return [
    ...labelEntries(stored).flatMap(([key, value]) => typeof value === 'string' ? [{ key, operator: 'Is', values: [value] }] : []),
    ...expressionsOf(stored).flatMap((one) => conditionOf(one) ?? []),
  ];
}

/** How many parts of a selector no condition can show. They stay as they are; Kubernetes can't read them either. */
export function unreadableParts(stored: unknown): number {
  const { matchLabels, matchExpressions } = isRecord(stored) ? stored : { matchLabels: stored };
  const strange = [isGiven(matchLabels) && !isRecord(matchLabels), isGiven(matchExpressions) && !Array.isArray(matchExpressions)];

  return strange.filter(Boolean).length
    + labelEntries(stored).filter(([, value]) => typeof value !== 'string').length
    + expressionsOf(stored).filter((one) => !conditionOf(one)).length;
}

/**
 * The selector with these conditions, and with everything of it that no condition shows: `withSelectorConditions(s,
 * selectorConditions(s))` deep-equals `s`. A condition that nobody changed stays as it was written. Of several `Is` for the same
 * key the first one is shorthand, because a map has each key once, and the others are `In` with one value, which means the same.
 */
export function withSelectorConditions(stored: unknown, conditions: readonly SelectorCondition[]): StoredSelector {
  if (isSame(conditions, selectorConditions(stored))) {
    return copy(stored ?? {});
  }
  const before = isRecord(stored) ? copy(stored) : {};
  const shorthand = conditions.filter(({ key, operator }, index) => operator === 'Is' && firstIs(conditions, key) === index);
  const others = conditions.filter((one) => !shorthand.includes(one)).map((one) => one.operator === 'Is' ? { ...one, operator: 'In' } : one);
  const labels = [
    ...labelEntries(before).filter(([key, value]) => typeof value !== 'string' && !shorthand.some((one) => one.key === key)),
    ...shorthand.map(({ key, values: [value = ''] }): [string, string] => [key, value]),
  ];
  const expressions = [...asWritten(others, expressionsOf(before)), ...expressionsOf(before).filter((one) => !conditionOf(one))];

  return withParts(before, Object.fromEntries(labels), expressions);
}

/** The condition with another operator, and with as many values as that takes. */
export function withOperator({ key, values }: SelectorCondition, operator: ConditionOperator): SelectorCondition {
  switch (operator) {
    case 'Is': return { key, operator, values: [values[0] ?? ''] };
    case 'In':
    case 'NotIn': return { key, operator, values: [...values] };
    case 'Exists':
    case 'DoesNotExist': return { key, operator, values: [] };
  }
}

/** True if an equal condition is among them. */
export function hasCondition(conditions: readonly SelectorCondition[], condition: SelectorCondition): boolean {
  return conditions.some((one) => isSame(one, condition));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function firstIs(conditions: readonly SelectorCondition[], key: string): number {
  return conditions.findIndex((one) => one.operator === 'Is' && one.key === key);
}

/** Each condition as the resource has it, if it has it: with whatever else stands in the expression. */
function asWritten(conditions: readonly SelectorCondition[], expressions: readonly unknown[]): unknown[] {
  const left = [...expressions];

  return conditions.map((condition) => {
    const index = left.findIndex((one) => isSame(conditionOf(one), condition));

    return index < 0 ? written(condition) : left.splice(index, 1)[0];
  });
}

function written({ key, operator, values }: SelectorCondition): object {
  return values.length || operator === 'In' || operator === 'NotIn' ? { key, operator, values: [...values] } : { key, operator };
}

/** A part that became empty goes, unless it was there before. */
function withParts(before: Record<string, unknown>, matchLabels: object, matchExpressions: unknown[]): StoredSelector {
  const { matchLabels: hadLabels, matchExpressions: hadExpressions, ...rest } = before;

  return {
    ...rest,
    ...(hadLabels !== undefined || Object.keys(matchLabels).length) && { matchLabels },
    ...(hadExpressions !== undefined || matchExpressions.length) && { matchExpressions },
  } as StoredSelector;
}

/** `Is` isn't an operator of Kubernetes', so it is none that an expression can show. */
function conditionOf(expression: unknown): SelectorCondition | undefined {
  const { key, operator, values } = isRecord(expression) ? expression : {};
  const texts = textsOf(values);

  return typeof key === 'string' && typeof operator === 'string' && operator !== 'Is' && texts ? { key, operator, values: texts } : undefined;
}

function labelEntries(stored: unknown): [key: string, value: unknown][] {
  return isRecord(stored) && isRecord(stored.matchLabels) ? Object.entries(stored.matchLabels) : [];
}

function expressionsOf(stored: unknown): unknown[] {
  return isRecord(stored) && Array.isArray(stored.matchExpressions) ? stored.matchExpressions : [];
}
