import type { LabelSelector, MatchExpression } from '../../types';
import { isSame } from '../equal';
import { isLabelValue, labelKeyDefect } from '../kubernetes/names';

/** What somebody wrote to choose machines by a label: what it means, or which part of it can't be right. */
export type LabelFilter = { text: string } & ({ expression: MatchExpression } | { defect: 'key' | 'value' });

const WITH_VALUE = /^([^=!]*)(!=|==?)(.*)$/s;

/**
 * Reads a filter as `kubectl get --selector` writes them: `key` (has the label), `!key` (lacks it), `key=value`, `key!=value`
 * (has another value, or lacks it). Keys and values that Kubernetes would refuse must not get into what the server is asked.
 */
export function labelFilter(written: string): LabelFilter {
  const text = written.trim();
  const [, key, operator, value] = WITH_VALUE.exec(text) ?? [];

  if (key === undefined || operator === undefined || value === undefined) {
    return text.startsWith('!') ? existence(text, text.slice(1).trim(), 'DoesNotExist') : existence(text, text, 'Exists');
  }
  if (labelKeyDefect(key.trim())) {
    return { text, defect: 'key' };
  }
  const values = [value.trim()];

  return isLabelValue(values[0] ?? '')
    ? { text, expression: { key: key.trim(), operator: operator === '!=' ? 'NotIn' : 'In', values } }
    : { text, defect: 'value' };
}

/** The filter that {@link labelFilter} reads as this; one value at most is written. */
export function labelFilterText({ key, operator, values: [value = ''] = [] }: MatchExpression): string {
  switch (operator) {
    case 'Exists': return key;
    case 'DoesNotExist': return `!${ key }`;
    case 'In': return `${ key }=${ value }`;
    case 'NotIn': return `${ key }!=${ value }`;
  }
}

/**
 * The expressions of filters that, all together, choose what a selector does; undefined where no filters do: one that takes any of
 * several values can't be written.
 */
export function filtersOf({ matchExpressions }: LabelSelector): MatchExpression[] | undefined {
  const single = matchExpressions.flatMap((one) => (
    one.operator === 'NotIn' ? one.values?.map((value) => ({ ...one, values: [value] })) ?? [] : [one]
  ));

  return single.every((one) => isSame(labelExpressions([labelFilter(labelFilterText(one))]), [one])) ? single : undefined;
}

/** The filters of an address, where one may stand several times; each is there once, however often it is repeated. */
export function labelFiltersFromQuery(value: unknown): LabelFilter[] {
  const texts = [value].flat().filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  const filters = texts.map((text) => labelFilter(text));

  return [...new Map(filters.map((filter) => [canonical(filter), filter])).values()];
}

/** As it stands in the address. */
export function canonical(filter: LabelFilter): string {
  return 'expression' in filter ? labelFilterText(filter.expression) : filter.text;
}

/** What can be asked of these filters; the others are wrong. */
export function labelExpressions(filters: readonly LabelFilter[]): MatchExpression[] {
  return filters.flatMap((filter) => ('expression' in filter ? [filter.expression] : []));
}

/** True if labels meet all expressions, as Kubernetes and steve decide: what lacks a label has none of the values. */
export function matchesSelector(labels: Record<string, string> | undefined, { matchExpressions }: LabelSelector): boolean {
  return matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined;

    switch (operator) {
      case 'Exists': return value !== undefined;
      case 'DoesNotExist': return value === undefined;
      case 'In': return value !== undefined && values.includes(value);
      case 'NotIn': return value === undefined || !values.includes(value);
    }
  });
}

function existence(text: string, key: string, operator: 'Exists' | 'DoesNotExist'): LabelFilter {
  return labelKeyDefect(key) ? { text, defect: 'key' } : { text, expression: { key, operator } };
}
