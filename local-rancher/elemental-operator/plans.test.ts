import { recording } from '../../test/support/recordings';
import { EMPTY_PLAN, managedResetPlan, planChecksum, unmanagedResetPlan } from './plans';

/** A recording of an inventory with its plan Secret. */
interface Recorded {
  object: { status: { plan: { checksum: string } } };
  plan_secret: { plan_raw: string; sha256_of_plan_bytes: string };
}

function recorded(name: string): Recorded {
  return recording(`05-delete-matrix/${ name }.yaml`) as Recorded;
}

describe('the empty plan', () => {
  it('has the recorded bytes and checksum', () => {
    const { plan_secret: { plan_raw, sha256_of_plan_bytes } } = recorded('G1-agent-acked-empty-plan');

    expect(EMPTY_PLAN).toBe(plan_raw);
    expect(planChecksum(EMPTY_PLAN)).toBe(sha256_of_plan_bytes);
  });
});

describe('unmanagedResetPlan', () => {
  it.each([
    ['B1-resettable-unmanaged.stuck', '2026-11-22T11:13:03.250Z'],
    ['E1-prefix-mitigated.stuck', '2026-11-22T11:13:14Z'],
  ])('has the bytes and checksum of %s', (name, moment) => {
    const { object, plan_secret: { plan_raw } } = recorded(name);

    expect(unmanagedResetPlan(new Date(moment))).toBe(plan_raw);
    expect(planChecksum(unmanagedResetPlan(new Date(moment)))).toBe(object.status.plan.checksum);
  });
});

describe('managedResetPlan', () => {
  it.each(['C1-prefix-custom.stuck', 'F1-managed.stuck'])('has the bytes and checksum of %s', (name) => {
    const { object, plan_secret: { plan_raw } } = recorded(name);

    expect(managedResetPlan({ resetNetwork: false })).toBe(plan_raw);
    expect(planChecksum(managedResetPlan({ resetNetwork: false }))).toBe(object.status.plan.checksum);
  });

  it('begins with the network where that came from the registration', () => {
    const [withNetwork, without] = [true, false].map((resetNetwork) => (
      JSON.parse(managedResetPlan({ resetNetwork })) as { instructions: object[] }
    ));

    expect(withNetwork?.instructions).toEqual([
      { name: 'restore first boot config', command: 'elemental-register', args: ['--debug', '--reset-network'] }, ...without?.instructions ?? [],
    ]);
  });
});
