import { withCondition } from '../controllers/conditions';
import type { Condition, Secret } from '../controllers/resources';
import type { InventoryStatus } from './resources';

type ReadyCondition = Pick<Condition, 'status' | 'reason' | 'message'>;

/** Before an agent reported anything. */
export const WAITING_FOR_PLAN: ReadyCondition = { status: 'False', reason: 'WaitingForPlan', message: 'waiting for plan to be applied' };

const PLAN_APPLIED: ReadyCondition = { status: 'True', reason: 'PlanSuccessfullyApplied', message: 'plan successfully applied' };

/** `Ready` when something about the plan went wrong. */
export function planFailure(message: string): ReadyCondition {
  return { status: 'False', reason: 'PlanFailure', message };
}

/** The status with `Ready` set. */
export function withReady(status: InventoryStatus, ready: ReadyCondition, now: Date): InventoryStatus {
  return { ...status, conditions: withCondition(status.conditions, { type: 'Ready', ...ready }, now) };
}

/**
 * The status after a look at what the agent wrote into the plan Secret: `applied-checksum`, or only `failed-checksum`, or
 * neither (recordings `05-delete-matrix/G1…`, `G3…`, `G4…`). Whether the checksum is that of the plan isn't compared: the
 * operator doesn't either. `failurePrefix` stands before the message of a failure.
 */
export function withPlanStatus(status: InventoryStatus, secret: Secret, now: Date, failurePrefix = ''): InventoryStatus {
  const applied = secretText(secret, 'applied-checksum');
  const failed = secretText(secret, 'failed-checksum');

  if (applied) {
    return withReady({ ...status, plan: { ...status.plan, state: 'Applied', checksum: applied } }, PLAN_APPLIED, now);
  }
  if (failed) {
    return withReady({ ...status, plan: { ...status.plan, state: 'Failed', checksum: failed } }, planFailure(`${ failurePrefix }failed to apply plan`), now);
  }

  return withReady(status, WAITING_FOR_PLAN, now);
}

/** The value of a key of a Secret as text; empty if it isn't there. */
export function secretText({ data }: Secret, key: string): string {
  return Buffer.from(data?.[key] ?? '', 'base64').toString();
}
