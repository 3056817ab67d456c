import { requirementDefects, type RequirementDefect } from '../kubernetes/label-selector';
import type { Message } from '../message';
import type { SelectorCondition } from './conditions';

/** What is wrong with one condition, at the part of its row where a person can mend it. */
export interface ConditionProblem {
  /** Of the condition, counted from 0. */
  index: number;
  part: 'key' | 'operator' | 'values';
  message: Message;
}

/**
 * Everything that Kubernetes would refuse in the conditions. The API server stores them all the same; the pool then waits for
 * machines and never gets one, and nothing but the operator's log says why.
 */
export function conditionProblems(conditions: readonly SelectorCondition[]): ConditionProblem[] {
  return conditions.flatMap(({ key, operator, values }, index) => {
    const isShorthand = operator === 'Is';
    const found = requirementDefects({ key, operator: isShorthand ? 'In' : operator, values });
    const problems = found.map((one) => ({ index, part: one.part, message: messageOf(one, key, operator) }));

    return isShorthand && values.length > 1
      ? [...problems, { index, part: 'values' as const, message: { key: 'elemental.selector.problem.oneValue', args: { key } } }]
      : problems;
  });
}

function messageOf(found: RequirementDefect, key: string, operator: string): Message {
  switch (found.part) {
    case 'key': return { key: `elemental.selector.problem.key.${ found.defect }`, args: { key } };
    case 'operator': return { key: 'elemental.selector.problem.operator', args: { key, operator } };
    case 'values': return found.defect === 'invalid'
      ? { key: 'elemental.selector.problem.value', args: { key, value: found.value } }
      : { key: `elemental.selector.problem.values.${ found.defect }`, args: { key } };
  }
}
