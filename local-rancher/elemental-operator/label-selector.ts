import type { LabelSelector, LabelRequirement } from './resources';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/**
 * Whether labels fulfil a selector, as Kubernetes has it: all of `matchLabels` and of `matchExpressions` must hold, so that
 * an empty selector matches everything (Kubernetes documentation, "Labels and Selectors").
 * @throws Error for an expression that Kubernetes refuses, which the CRD lets through
 */
export function matchesSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Record<string, string> = {}): boolean {
  matchExpressions.forEach(check);

  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every((requirement) => fulfils(requirement, labels));
}

/** `NotIn` also matches what lacks the label. */
function fulfils({ key, operator, values = [] }: LabelRequirement, labels: Record<string, string>): boolean {
  const value = labels[key];

  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
  }
}

function check({ operator, values = [] }: LabelRequirement): void {
  if (!OPERATORS.includes(operator)) {
    throw new Error(`"${ operator }" is not a valid label selector operator`);
  }
  const needsValues = operator === 'In' || operator === 'NotIn';
  const hasValues = values.length > 0;

  if (needsValues && !hasValues) {
    throw new Error('for \'in\', \'notin\' operators, values set can\'t be empty');
  }
  if (hasValues && !needsValues) {
    throw new Error('values set must be empty for exists and does not exist');
  }
}
