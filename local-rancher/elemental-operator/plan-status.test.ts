import type { Secret } from '../controllers/resources';
import { withPlanStatus } from './plan-status';
import type { InventoryStatus } from './resources';

const NOW = new Date('2026-11-22T11:13:18Z');

function secret(data: Record<string, string>): Secret {
  const encoded = Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);

  const metadata = { name: 'edge-1', namespace: 'fleet-default' };

  return { apiVersion: 'v1', kind: 'Secret', metadata, data: Object.fromEntries(encoded) as Secret['data'] };
}

function shown({ plan, conditions = [] }: InventoryStatus): unknown {
  return [plan?.state, plan?.checksum, ...conditions.map(({ status, reason, message }) => `${ status } ${ reason }: ${ message }`)];
}

describe('withPlanStatus', () => {
  const before: InventoryStatus = { plan: { secretRef: { name: 'edge-1', namespace: 'fleet-default' }, checksum: 'old' } };

  it('is Applied, also if another plan failed', () => {
    const applied = withPlanStatus(before, secret({ 'applied-checksum': 'new', 'failed-checksum': 'other' }), NOW);

    expect(shown(applied)).toEqual(['Applied', 'new', 'True PlanSuccessfullyApplied: plan successfully applied']);
    expect(applied.plan?.secretRef).toEqual(before.plan?.secretRef);
  });

  it('is Failed with the checksum that failed, and the words before the message', () => {
    const data = secret({ 'applied-checksum': '', 'failed-checksum': 'new' });

    expect(shown(withPlanStatus(before, data, NOW))).toEqual(['Failed', 'new', 'False PlanFailure: failed to apply plan']);
    expect(shown(withPlanStatus(before, data, NOW, 'why: '))).toEqual(['Failed', 'new', 'False PlanFailure: why: failed to apply plan']);
  });

  it('waits while there is neither, with or without data', () => {
    const waiting = [undefined, 'old', 'False WaitingForPlan: waiting for plan to be applied'];

    expect(shown(withPlanStatus(before, secret({ plan: '{}' }), NOW))).toEqual(waiting);
    expect(shown(withPlanStatus(before, { ...secret({}), data: undefined }, NOW))).toEqual(waiting);
  });
});
