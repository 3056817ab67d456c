import type { LabelSelector, MatchExpression } from '../../types';
import { isRecord } from '../equal';
import { isLabelValue, labelKeyDefect, type KeyDefect } from './names';

export const SELECTOR_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const satisfies readonly MatchExpression['operator'][];

/** What Kubernetes would refuse in one requirement of a selector, and where. */
export type RequirementDefect
  = | { part: 'key'; defect: KeyDefect }
    | { part: 'operator' }
    | { part: 'values'; defect: 'missing' | 'notAllowed' }
    | { part: 'values'; defect: 'invalid'; value: string };

/** A requirement as a person or a resource has it: the operator may be any text. */
export interface Requirement {
  key: string;
  operator: string;
  values: readonly string[];
}

/**
 * Everything that Kubernetes refuses in a requirement (k8s.io/apimachinery, `labels.NewRequirement`). The API server doesn't look
 * at it when a selector is stored: whoever evaluates the selector fails then, and selects nothing.
 */
export function requirementDefects({ key, operator, values }: Requirement): RequirementDefect[] {
  const keyDefect = labelKeyDefect(key);
  const takesValues = operator === 'In' || operator === 'NotIn';

  return [
    ...keyDefect ? [{ part: 'key' as const, defect: keyDefect }] : [],
    ...isOperator(operator) ? [] : [{ part: 'operator' as const }],
    ...takesValues && !values.length ? [{ part: 'values' as const, defect: 'missing' as const }] : [],
    ...isOperator(operator) && !takesValues && values.length ? [{ part: 'values' as const, defect: 'notAllowed' as const }] : [],
    ...[...new Set(values)].filter((value) => !isLabelValue(value)).map((value) => ({ part: 'values' as const, defect: 'invalid' as const, value })),
  ];
}

/**
 * What a selector asks for, or undefined where Kubernetes can't read it and so selects nothing. An absent selector and an empty
 * one ask for nothing, and select everything (k8s.io/apimachinery, `LabelSelectorAsSelector`).
 *
 * Keys and values of what is returned are valid, so they hold no character that means anything in a query.
 *
 * @param stored the selector as it stands in a resource, whatever its shape
 */
export function labelSelectorOf(stored: unknown): LabelSelector | undefined {
  if (stored === undefined || stored === null) {
    return { matchExpressions: [] };
  }
  const { matchLabels = null, matchExpressions = null } = isRecord(stored) ? stored : { matchLabels: stored };

  if ((matchLabels !== null && !isRecord(matchLabels)) || (matchExpressions !== null && !Array.isArray(matchExpressions))) {
    return undefined;
  }
  const found = [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => expression({ key, operator: 'In', values: [value] })),
    ...(matchExpressions ?? []).map(expression),
  ];
  const readable = found.filter((one) => one !== undefined);

  return readable.length === found.length ? { matchExpressions: readable } : undefined;
}

/** As `kubectl get --selector` takes it (Kubernetes documentation, "Labels and Selectors"); an empty text selects everything. */
export function labelSelectorText({ matchExpressions }: LabelSelector): string {
  return matchExpressions.map(({ key, operator, values = [] }) => {
    switch (operator) {
      case 'Exists': return key;
      case 'DoesNotExist': return `!${ key }`;
      case 'In': return values.length === 1 ? `${ key }=${ values[0] ?? '' }` : `${ key } in (${ values.join(',') })`;
      case 'NotIn': return values.length === 1 ? `${ key }!=${ values[0] ?? '' }` : `${ key } notin (${ values.join(',') })`;
    }
  }).join(',');
}

export function isOperator(text: string): text is MatchExpression['operator'] {
  return SELECTOR_OPERATORS.some((one) => one === text);
}

/** One requirement without anything else that stands with it, or undefined where it can't be read. */
function expression(stored: unknown): MatchExpression | undefined {
  const { key, operator, values } = isRecord(stored) ? stored : {};
  const texts = textsOf(values);

  if (typeof key !== 'string' || typeof operator !== 'string' || !texts || !isOperator(operator)) {
    return undefined;
  }
  if (requirementDefects({ key, operator, values: texts }).length) {
    return undefined;
  }

  return operator === 'In' || operator === 'NotIn' ? { key, operator, values: texts } : { key, operator };
}

/** The texts of a list, none where there is no list, or undefined where something else stands there. */
export function textsOf(stored: unknown): string[] | undefined {
  if (stored === undefined || stored === null) {
    return [];
  }

  return Array.isArray(stored) && stored.every((one) => typeof one === 'string') ? [...stored] : undefined;
}
