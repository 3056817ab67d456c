import * as fc from 'fast-check';
import type { MachineInventory, MachineInventorySelector, MachineRegistration } from '../../pkg/elemental/types';
import { asJson, entries, hostileText } from './arbitraries';

const ANNOTATIONS = [
  'elemental.cattle.io/os.unmanaged', 'elemental.cattle.io/resettable', 'edge.example.com/os.unmanaged', 'os.unmanaged',
];
const UNMANAGED_LABEL = 'ui.elemental.cattle.io/unmanaged';
const REGISTRATION_LABEL = 'ui.elemental.cattle.io/registration';
const CHECKSUMS = ['44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 'of the bootstrap'];
const NAMES = ['berlin-edge', 'lyon'];

const flag = fc.constantFrom('true', 'false', '');
const flags = (keys: string[]): fc.Arbitrary<Record<string, string>> => fc.dictionary(fc.constantFrom(...keys), flag);

const condition = fc.record({
  type: fc.constantFrom('Ready', 'AdoptionReady', 'NetworkConfigReady'),
  status: fc.constantFrom('True', 'False', 'Unknown'),
  reason: fc.constantFrom('PlanSuccessfullyApplied', 'WaitingForPlan', 'PlanFailure', 'AdoptionFailure', 'ReconcilingNetworkConfig'),
  message: hostileText,
  lastTransitionTime: fc.constant('2026-11-22T11:08:17Z'),
});

const metadata = fc.record({
  name: fc.constant('m-1'),
  namespace: fc.constantFrom('fleet-default', 'lab'),
  deletionTimestamp: fc.constant('2026-11-22T11:13:09Z'),
  annotations: fc.tuple(entries, flags(ANNOTATIONS)).map(([others, ours]) => ({ ...others, ...ours })),
  labels: fc.tuple(entries, flags([UNMANAGED_LABEL]), fc.dictionary(fc.constant(REGISTRATION_LABEL), fc.constantFrom(...NAMES)))
    .map(([others, ours, registration]) => ({ ...others, ...ours, ...registration })),
  ownerReferences: fc.subarray(['MachineInventorySelector', 'Node'].map((kind) => ({ apiVersion: 'v1', kind, name: 'a', uid: '1' }))),
}, { requiredKeys: [] });

const plan = fc.record({ state: fc.constantFrom('Applied', 'Failed'), checksum: fc.constantFrom(...CHECKSUMS) }, { requiredKeys: [] });

/** Machines in every state that the operator can bring them into, and in some that it can't: every field may be missing. */
export const machine = asJson(fc.record({
  metadata,
  spec: fc.record({ tpmHash: hostileText }),
  status: fc.record({ conditions: fc.array(condition, { maxLength: 3 }), plan }, { requiredKeys: [] }),
}, { requiredKeys: [] })) as fc.Arbitrary<MachineInventory>;

/** Status of a machine whose agent has connected, and that a cluster can be made of. */
export const READY: NonNullable<MachineInventory['status']> = {
  plan: { state: 'Applied' }, conditions: [{ type: 'Ready', status: 'True', reason: '', message: '', lastTransitionTime: '' }],
};

/** Of any machine, or none. */
export const selector = fc.option(
  fc.record({ status: fc.record({ bootstrapPlanChecksum: fc.constantFrom(...CHECKSUMS) }, { requiredKeys: [] }) }),
  { nil: undefined },
) as fc.Arbitrary<MachineInventorySelector | undefined>;

/** For managed hosts or for unmanaged ones, among them those that the machines' labels name. */
export const registration = fc.record({
  metadata: fc.record({ name: fc.constantFrom(...NAMES), namespace: fc.constantFrom('fleet-default', 'lab') }),
  spec: fc.constantFrom({}, { machineInventoryLabels: { [UNMANAGED_LABEL]: 'true' } }),
}) as fc.Arbitrary<MachineRegistration>;
