import type { Condition } from './resources';

/** Kubernetes' form of a moment: RFC 3339 in UTC with whole seconds. */
function timestamp(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function findCondition(conditions: Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

export function isConditionTrue(conditions: Condition[] | undefined, type: string): boolean {
  return findCondition(conditions, type)?.status === 'True';
}

/**
 * The conditions with this one set, as Kubernetes' `meta.SetStatusCondition` does it: in its place or at the end,
 * and `lastTransitionTime` changes only if the status does.
 */
export function withCondition(conditions: Condition[] | undefined, wanted: Omit<Condition, 'lastTransitionTime'>, now: Date): Condition[] {
  const all = conditions ?? [];
  const current = findCondition(all, wanted.type);
  const lastTransitionTime = current?.status === wanted.status ? current.lastTransitionTime : timestamp(now);
  const next: Condition = { ...wanted, lastTransitionTime };

  return current ? all.map((condition) => condition === current ? next : condition) : [...all, next];
}
