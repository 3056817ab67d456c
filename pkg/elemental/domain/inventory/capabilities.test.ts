import { caseOf } from '../../../../test/support/capability';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import { UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { CAPABILITIES, capabilities, type CapabilityName } from './capabilities';
import type { CapabilityAction } from './capability-cases';

interface Recorded {
  object?: MachineInventory;
  machineInventory?: MachineInventory;
  machineInventorySelector?: MachineInventorySelector;
}

function recorded(file: string): [MachineInventory, MachineInventorySelector?] {
  const content = recording(file) as Recorded;

  return [content.object ?? content.machineInventory ?? content as MachineInventory, content.machineInventorySelector];
}

/** The machine with these instead of its own; undefined takes one away. */
function annotated(inventory: MachineInventory, annotations: Record<string, string | undefined>): MachineInventory {
  const all = { ...inventory.metadata?.annotations, ...annotations };

  return { ...inventory, metadata: { ...inventory.metadata, annotations: JSON.parse(JSON.stringify(all)) as Record<string, string> } };
}

function cases(inventory: MachineInventory, adoptedBy?: MachineInventorySelector): Record<CapabilityName, string> {
  const all = capabilities(inventory, adoptedBy);

  return Object.fromEntries(CAPABILITIES.map((name) => [name, caseOf(all[name])])) as Record<CapabilityName, string>;
}

const OF_UNMANAGED = { cloudConfig: 'notManaged', osUpgrade: 'notManaged', osReset: 'notManaged' };
const RESETTABLE = { 'elemental.cattle.io/resettable': 'true' };
const NOT_RESETTABLE = { 'elemental.cattle.io/resettable': undefined };

/** An unmanaged machine whose agent connected, its reset trigger on, and a managed one of the same kind. */
const [CONNECTED] = recorded('11-v1-json-per-state/inventory.2-agent-connected.json');
const MANAGED = annotated(CONNECTED, { [UNMANAGED_ANNOTATION]: undefined });

describe('capabilities', () => {
  it.each([
    ['03-register/edge-01.inventory.yaml', { kubernetes: 'noAgentUnmanaged', resetTrigger: 'resetOffNoAgentUnmanaged' }],
    ['03-register/edge-02.inventory.yaml', { kubernetes: 'noAgentUnmanaged', resetTrigger: 'resetOnNoAgentUnmanaged' }],
    ['05-delete-matrix/G1-agent-acked-empty-plan.yaml', { kubernetes: 'provisionableUnmanaged', resetTrigger: 'resetOffUnmanaged' }],
    ['05-delete-matrix/G3-empty-plan-failed.yaml', { kubernetes: 'failed', resetTrigger: 'resetOffUnmanaged' }],
    ['11-v1-json-per-state/inventory.2-agent-connected.json', { kubernetes: 'provisionableUnmanaged', resetTrigger: 'resetOnUnmanaged' }],
    ['06-adoption/03-bootstrap-plan-written.no-agent.yaml', {
      kubernetes: 'adoptedNoAgentUnmanaged', resetTrigger: 'resetOnNoAgentUnmanaged',
    }],
    ['06-adoption/04-bootstrapped.yaml', { kubernetes: 'provisioned', resetTrigger: 'resetOnUnmanaged' }],
    ['06-adoption/06-bootstrap-failed.yaml', { kubernetes: 'failed', resetTrigger: 'resetOnUnmanaged' }],
    // under another prefix, without and with the annotation that counts
    ['03-register/edge-03.inventory.yaml', { kubernetes: 'noAgentUnmanaged', resetTrigger: 'resetDangerous' }],
    ['03-register/edge-05.inventory.yaml', { kubernetes: 'noAgentUnmanaged', resetTrigger: 'resetOnNoAgentUnmanaged' }],
  ])('of the unmanaged machine of the recording %s', (file, expected) => {
    expect(cases(...recorded(file))).toStrictEqual({ registration: 'registered', ...OF_UNMANAGED, ...expected });
  });

  it.each([
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', 'resetPending'],
    ['05-delete-matrix/C1-prefix-custom.stuck.yaml', 'resetDangerousSent'],
    ['05-delete-matrix/E1-prefix-mitigated.stuck.yaml', 'resetPending'],
  ])('of the unmanaged machine of the recording %s, which was deleted', (file, resetTrigger) => {
    expect(cases(...recorded(file)))
      .toStrictEqual({ registration: 'registrationLeavingUnmanaged', kubernetes: 'leaving', resetTrigger, ...OF_UNMANAGED });
  });

  it.each([
    ['05-delete-matrix/F1-managed.stuck.yaml', 'resetPending'],
    ['05-delete-matrix/F2-managed.plan-failed.yaml', 'resetFailed'],
  ])('of the managed machine of the recording %s, which was deleted', (file, reset) => {
    expect(cases(...recorded(file))).toStrictEqual({
      registration: 'registrationLeaving',
      kubernetes: 'leaving',
      resetTrigger: reset,
      cloudConfig: 'leaving',
      osUpgrade: 'leaving',
      osReset: reset,
    });
  });

  it('of a managed machine whose agent never connected', () => {
    expect(cases(...recorded('03-register/edge-06.inventory.yaml'))).toStrictEqual({
      registration: 'registered',
      kubernetes: 'noAgent',
      resetTrigger: 'resetOnNoAgent',
      cloudConfig: 'cloudConfigApplied',
      osUpgrade: 'upgradeNeedsCluster',
      osReset: 'resetOnNoAgent',
    });
  });

  it('of a managed machine whose agent connected', () => {
    expect(cases(MANAGED))
      .toMatchObject({ kubernetes: 'provisionable', osUpgrade: 'upgradeNeedsCluster', resetTrigger: 'resetOn', osReset: 'resetOn' });
    expect(cases(annotated(MANAGED, NOT_RESETTABLE))).toMatchObject({ resetTrigger: 'resetOff', osReset: 'resetOff' });
  });

  it('of a managed machine that is a node, or is to become one', () => {
    const [unmanaged, adoptedBy] = recorded('06-adoption/04-bootstrapped.yaml');
    const node = annotated(unmanaged, { [UNMANAGED_ANNOTATION]: undefined });

    expect(cases(node, adoptedBy)).toMatchObject({ kubernetes: 'provisioned', osUpgrade: 'upgradable' });
    expect(cases(node, { status: { bootstrapPlanChecksum: 'newer' } }))
      .toMatchObject({ kubernetes: 'bootstrapping', osUpgrade: 'upgradeNeedsCluster' });
    expect(cases({ ...node, status: { ...node.status, plan: {} } })).toMatchObject({ kubernetes: 'adoptedNoAgent' });
  });

  it('of a machine in another namespace than the one that clusters are made in', () => {
    expect(cases({ ...MANAGED, metadata: { ...MANAGED.metadata, namespace: 'lab' } }))
      .toMatchObject({ registration: 'registered', kubernetes: 'otherNamespace', resetTrigger: 'resetOn', osUpgrade: 'otherNamespace' });
  });

  it('of a machine that the operator has not looked at, or that is not ready', () => {
    const { inventory } = recording('03-register/failures/controllers-not-running.yaml') as { inventory: MachineInventory };

    const conditions = CONNECTED.status?.conditions?.map((one) => ({ ...one, status: 'False' as const }));

    expect(cases(inventory).kubernetes).toBe('notSeen');
    expect(cases({ ...CONNECTED, status: { ...CONNECTED.status, conditions } }).kubernetes).toBe('notReady');
  });

  it('of a machine that was deleted without a reset', () => {
    const { delete_response: inventory } = recording('05-delete-matrix/A1-not-resettable.deleted.yaml') as { delete_response: MachineInventory };

    expect(cases(inventory)).toMatchObject({ resetTrigger: 'resetNotAsked' });
  });

  it('names the registration that it came through', () => {
    const labels = { 'ui.elemental.cattle.io/registration': 'berlin-edge' };

    expect(capabilities({ ...CONNECTED, metadata: { ...CONNECTED.metadata, labels } }).registration.reason)
      .toStrictEqual({ key: 'elemental.machineCapability.case.registeredThrough.reason', args: { registration: 'berlin-edge' } });
  });

  it('calls the reset dangerous where the operator would take the machine for a managed one', () => {
    const withoutAnnotation = annotated(MANAGED, { ...RESETTABLE, 'os.unmanaged': 'true' });
    const byLabel = { ...MANAGED, metadata: { ...MANAGED.metadata, labels: { [UNMANAGED_LABEL]: 'true' } } };

    for (const inventory of [withoutAnnotation, byLabel]) {
      expect(capabilities(inventory).resetTrigger).toMatchObject({ answer: 'no', nextStep: { action: 'markUnmanaged' } });
      expect(cases(annotated(inventory, NOT_RESETTABLE)).resetTrigger).toBe('resetDangerousIfOn');
      expect(cases(annotated(inventory, { [UNMANAGED_ANNOTATION]: 'true' })).resetTrigger).toBe('resetOnUnmanaged');
    }
  });

  it('leads on where that can be done', () => {
    const step = (file: string, name: CapabilityName): CapabilityAction | undefined => capabilities(...recorded(file))[name].nextStep.action;

    expect(step('03-register/edge-01.inventory.yaml', 'kubernetes')).toBe('installAgent');
    expect(step('05-delete-matrix/G1-agent-acked-empty-plan.yaml', 'kubernetes')).toBe('createCluster');
    expect(step('05-delete-matrix/G1-agent-acked-empty-plan.yaml', 'resetTrigger')).toBe('enableReset');
    expect(step('11-v1-json-per-state/inventory.2-agent-connected.json', 'resetTrigger')).toBe('disableReset');
    expect(step('05-delete-matrix/C1-prefix-custom.stuck.yaml', 'resetTrigger')).toBe('withdrawReset');
    expect(step('05-delete-matrix/C1-prefix-custom.stuck.yaml', 'osReset')).toBeUndefined();
  });
});
