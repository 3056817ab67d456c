import { createHash } from 'node:crypto';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import {
  EMPTY_PLAN_CHECKSUM, inventoryOnlyReason, isAdopted, isResettable, MACHINE_STATES, machineState, machineStateInfo, type MachineStateName,
} from './state';

interface Recorded {
  object?: MachineInventory;
  inventory?: MachineInventory;
  machineInventory?: MachineInventory;
  machineInventorySelector?: MachineInventorySelector;
}

function recorded(file: string): { inventory: MachineInventory; selector?: MachineInventorySelector } {
  const content = recording(file) as Recorded;
  const inventory = content.object ?? content.inventory ?? content.machineInventory ?? content as MachineInventory;

  return { inventory, selector: content.machineInventorySelector };
}

/** The machine as steve's JSON, without what the test changes. */
function machine(changes: Partial<MachineInventory> = {}): MachineInventory {
  return { ...recorded('05-delete-matrix/G1-agent-acked-empty-plan.yaml').inventory, ...changes };
}

describe('machineState', () => {
  it.each<[string, MachineStateName]>([
    ['03-register/edge-01.inventory.yaml', 'inventoryOnly'],
    ['03-register/edge-03.inventory.yaml', 'inventoryOnly'],
    ['03-register/failures/nt-none.inventory.yaml', 'inventoryOnly'],
    ['05-delete-matrix/A0-not-resettable.before.yaml', 'inventoryOnly'],
    ['05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', 'awaitingReset'],
    ['05-delete-matrix/C1-prefix-custom.stuck.yaml', 'awaitingReset'],
    ['05-delete-matrix/F1-managed.stuck.yaml', 'awaitingReset'],
    ['05-delete-matrix/F2-managed.plan-failed.yaml', 'awaitingReset'],
    ['05-delete-matrix/G0-before.yaml', 'inventoryOnly'],
    ['05-delete-matrix/G1-agent-acked-empty-plan.yaml', 'readyToProvision'],
    ['05-delete-matrix/G3-empty-plan-failed.yaml', 'failed'],
    ['05-delete-matrix/G4-acked-again.yaml', 'readyToProvision'],
    ['05-delete-matrix/real-agent/1-agent-running.yaml', 'readyToProvision'],
    ['06-adoption/02-adopted.machine-has-no-bootstrap-secret.yaml', 'provisioning'],
    ['06-adoption/03-bootstrap-plan-written.no-agent.yaml', 'provisioning'],
    ['06-adoption/04-bootstrapped.yaml', 'provisioned'],
    ['06-adoption/06-bootstrap-failed.yaml', 'failed'],
    ['06-adoption/07-selector-deleted.inventory.yaml', 'awaitingReset'],
    ['06-adoption/08-selector-without-machine.yaml', 'provisioning'],
    ['11-v1-json-per-state/inventory.1-registered-no-agent.json', 'inventoryOnly'],
    ['11-v1-json-per-state/inventory.2-agent-connected.json', 'readyToProvision'],
    ['11-v1-json-per-state/inventory.5-bootstrapped.json', 'provisioned'],
    ['11-v1-json-per-state/inventory.6-deleting-waiting-for-reset.json', 'awaitingReset'],
  ])('of the recording %s is %s', (file, state) => {
    const { inventory, selector } = recorded(file);

    expect(machineState(inventory, selector)).toBe(state);
    // the same without the selector at hand
    expect(machineState(inventory)).toBe(state);
  });

  it('is unknown before the operator has seen the machine', () => {
    const { inventory } = recording('03-register/failures/controllers-not-running.yaml') as { inventory: MachineInventory };

    expect(machineState(inventory)).toBe('unknown');
    expect(machineState({})).toBe('unknown');
    expect(machineState({ status: {} })).toBe('unknown');
  });

  it('is deleting, not awaiting a reset, where none is asked for', () => {
    const { delete_response: inventory } = recording('05-delete-matrix/A1-not-resettable.deleted.yaml') as { delete_response: MachineInventory };

    expect(machineState(inventory)).toBe('deleting');
  });

  it('is provisioning while an adopted machine has only ever applied the empty plan', () => {
    const { inventory, selector } = recorded('06-adoption/04-bootstrapped.yaml');
    const agentSeenBefore = { ...inventory, status: { ...inventory.status, plan: { state: 'Applied', checksum: EMPTY_PLAN_CHECKSUM } as const } };

    expect(machineState(agentSeenBefore, selector)).toBe('provisioning');
    expect(machineState(agentSeenBefore)).toBe('provisioning');
  });

  it('is provisioning while the agent has applied an older plan than the selector\'s', () => {
    const { inventory, selector } = recorded('06-adoption/04-bootstrapped.yaml');

    expect(machineState(inventory, { ...selector, status: { ...selector?.status, bootstrapPlanChecksum: 'newer' } })).toBe('provisioning');
    expect(machineState(inventory, {})).toBe('provisioning');
  });

  it('takes neither of two missing checksums for a bootstrap', () => {
    const { inventory } = recorded('06-adoption/03-bootstrap-plan-written.no-agent.yaml');
    const applied = { ...inventory, status: { ...inventory.status, plan: { state: 'Applied' } as const } };

    expect(machineState(applied, { status: {} })).toBe('provisioning');
    expect(machineState(applied)).toBe('provisioning');
  });

  it('is inventory only outside the namespace that clusters are made in, agent or not', () => {
    expect(machineState(machine({ metadata: { namespace: 'fleet-local' } }))).toBe('inventoryOnly');
  });

  it('is inventory only while the machine is not ready, whatever was applied before', () => {
    const notReady = { type: 'Ready', status: 'False' as const, reason: 'ReconcilingNetworkConfig', message: '', lastTransitionTime: '' };

    expect(machineState(machine({ status: { ...machine().status, conditions: [notReady] } }))).toBe('inventoryOnly');
  });

  it('is inventory only while the plan has no state, whatever the condition says', () => {
    expect(machineState(machine({ status: { ...machine().status, plan: {} } }))).toBe('inventoryOnly');
  });

  it.each([
    ['Ready', 'PlanFailure'], ['Ready', 'PlanCreationFailureReason'], ['Ready', 'NetworkConfigFailure'], ['AdoptionReady', 'AdoptionFailure'],
  ])('is failed when %s is false for %s', (type, reason) => {
    const failure = { type, reason, status: 'False' as const, message: '', lastTransitionTime: '2026-11-22T11:08:17Z' };

    expect(machineState(machine({ status: { conditions: [failure] } }))).toBe('failed');
    expect(machineState(machine({ status: { conditions: [{ ...failure, status: 'True' as const }] } }))).toBe('inventoryOnly');
  });

  it('is failed when one of several conditions says so', () => {
    const ready = { type: 'Ready', status: 'True' as const, reason: '', message: '', lastTransitionTime: '' };
    const adoption = { ...ready, type: 'AdoptionReady', status: 'False' as const, reason: 'AdoptionFailure' };

    expect(machineState(machine({ status: { conditions: [ready, adoption] } }))).toBe('failed');
  });

  it('is inventory only without a plan, and where a delete has left no namespace to ask for', () => {
    const other = { type: 'Other', status: 'True' as const, reason: '', message: '', lastTransitionTime: '' };

    expect(machineState({ status: { conditions: [other] } })).toBe('inventoryOnly');
    expect(machineState({ status: { conditions: [other], plan: { state: 'Applied' } } })).toBe('inventoryOnly');
    expect(machineState({ status: { conditions: [{ ...other, type: 'Ready' }], plan: { state: 'Applied' } } })).toBe('inventoryOnly');
  });

  it('is provisioning while an adopted machine has applied nothing', () => {
    const { inventory } = recorded('06-adoption/04-bootstrapped.yaml');
    const conditions = inventory.status?.conditions;

    expect(machineState({ ...inventory, status: { conditions } })).toBe('provisioning');
    expect(machineState({ ...inventory, status: { conditions, plan: { checksum: 'of the bootstrap' } } })).toBe('provisioning');
  });

  it('is failed when the plan failed, before the condition says so', () => {
    expect(machineState(machine({ status: { ...machine().status, plan: { state: 'Failed' } } }))).toBe('failed');
  });

  it('does not listen to steve', () => {
    const { inventory } = recorded('11-v1-json-per-state/inventory.2-agent-connected.json');
    const metadata = { ...inventory.metadata, state: { name: 'error', error: true, transitioning: false } };

    expect(machineState({ ...inventory, metadata })).toBe('readyToProvision');
  });

  it('finds every recorded machine in the table', () => {
    const machines = recordedObjects<MachineInventory>('MachineInventory');

    expect(machines.length).toBeGreaterThan(50);
    for (const [, inventory] of machines) {
      expect(MACHINE_STATES[machineState(inventory)]).toBeDefined();
    }
  });
});

describe('EMPTY_PLAN_CHECKSUM', () => {
  it('is that of the plan that every machine starts with', () => {
    expect(EMPTY_PLAN_CHECKSUM).toBe(createHash('sha256').update('{}').digest('hex'));
  });
});

describe('MACHINE_STATES', () => {
  it.each(Object.entries(MACHINE_STATES))('says of %s how it looks, what it means and what to do', (name, state) => {
    const key = `elemental.machine.state.${ name }`;

    expect(state).toMatchObject({ label: `${ key }.label`, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` });
    expect(state.icon).toMatch(/^icon-/);
    expect(['info', 'success', 'warning', 'error']).toContain(state.color);
  });

  it('shows failures as such, and no other state', () => {
    expect(Object.entries(MACHINE_STATES).filter(([, state]) => state.color === 'error').map(([name]) => name)).toStrictEqual(['failed']);
  });
});

describe('machineStateInfo', () => {
  const INVENTORY_ONLY = MACHINE_STATES.inventoryOnly;
  const KEY = 'elemental.machine.state.inventoryOnly';

  it('is that of the state', () => {
    expect(machineStateInfo(machine())).toBe(MACHINE_STATES.readyToProvision);
    expect(machineStateInfo({})).toBe(MACHINE_STATES.unknown);

    const { inventory, selector } = recorded('06-adoption/04-bootstrapped.yaml');

    expect(machineStateInfo(inventory, selector)).toBe(MACHINE_STATES.provisioned);
    expect(machineStateInfo(inventory, {})).toBe(MACHINE_STATES.provisioning);
  });

  it('names the agent of a machine that has none', () => {
    expect(machineStateInfo(recorded('03-register/edge-01.inventory.yaml').inventory)).toBe(INVENTORY_ONLY);
  });

  it('names the namespace, where an agent would change nothing', () => {
    expect(machineStateInfo(machine({ metadata: { namespace: 'lab' } }))).toStrictEqual({
      ...INVENTORY_ONLY, meaning: `${ KEY }.otherNamespace.meaning`, nextStep: `${ KEY }.otherNamespace.nextStep`,
    });
  });

  it('names the operator, where the agent is there', () => {
    const conditions = [{ type: 'Ready', status: 'False' as const, reason: 'ReconcilingNetworkConfig', message: '', lastTransitionTime: '' }];

    expect(machineStateInfo(machine({ status: { ...machine().status, conditions } }))).toStrictEqual({
      ...INVENTORY_ONLY, meaning: `${ KEY }.notReady.meaning`, nextStep: `${ KEY }.notReady.nextStep`,
    });
  });
});

describe('inventoryOnlyReason', () => {
  it.each([
    ['fleet-default', undefined, 'noAgent'], ['fleet-default', 'Applied', 'notReady'],
    ['lab', undefined, 'otherNamespace'], ['lab', 'Applied', 'otherNamespace'],
  ] as const)('of a machine in %s with the plan state %s is %s', (namespace, state, reason) => {
    expect(inventoryOnlyReason({ metadata: { namespace }, status: { plan: { state } } })).toBe(reason);
  });

  it('counts on nothing that the API may leave out', () => {
    expect(inventoryOnlyReason({ metadata: { namespace: 'fleet-default' } })).toBe('noAgent');
    expect(inventoryOnlyReason({})).toBe('otherNamespace');
  });
});

describe('isResettable', () => {
  it('reads the operator\'s key under a custom prefix too', () => {
    expect(isResettable(recorded('03-register/edge-03.inventory.yaml').inventory)).toBe(true);
    expect(isResettable(recorded('03-register/edge-01.inventory.yaml').inventory)).toBe(false);
  });

  it('takes "false" for no', () => {
    expect(isResettable({ metadata: { annotations: { 'elemental.cattle.io/resettable': 'false' } } })).toBe(false);
    expect(isResettable({})).toBe(false);
    expect(isResettable({ metadata: {} })).toBe(false);
  });
});

describe('isAdopted', () => {
  it('looks for a selector among the owners', () => {
    expect(isAdopted(recorded('06-adoption/04-bootstrapped.yaml').inventory)).toBe(true);
    expect(isAdopted(recorded('03-register/edge-01.inventory.yaml').inventory)).toBe(false);
    expect(isAdopted({ metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'a', uid: '1' }] } })).toBe(false);
    expect(isAdopted({})).toBe(false);
  });

  it('finds it beside others', () => {
    const node = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: '1' };

    expect(isAdopted({ metadata: { ownerReferences: [node, { ...node, kind: 'MachineInventorySelector' }] } })).toBe(true);
  });
});
