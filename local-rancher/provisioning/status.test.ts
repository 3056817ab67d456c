import type { MachineInventorySelector, SelectorStatus } from '../elemental-operator/resources';
import type { Machine, MachineStatus } from './resources';
import { clusterStatus, deploymentStatus, isNode, machineStatus, managementStatus } from './status';

const NOW = new Date('2026-11-22T11:14:42Z');
const ROLES = { 'rke.cattle.io/control-plane-role': 'true', 'rke.cattle.io/etcd-role': 'true', 'rke.cattle.io/worker-role': 'true' };

function machine(name: string, status?: MachineStatus, labels: Record<string, string> = ROLES): Machine {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Machine',
    metadata: { name, namespace: 'fleet-default', labels },
    spec: { clusterName: 'berlin', bootstrap: {} },
    status,
  };
}

function selector(status: SelectorStatus): MachineInventorySelector {
  return { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventorySelector', metadata: { name: 'a', namespace: 'fleet-default' }, status };
}

function ready(isReady: boolean, reason: string, message = ''): SelectorStatus {
  const condition = { type: 'Ready', status: isReady ? 'True' : 'False', reason, message, lastTransitionTime: '' } as const;

  return { ready: isReady, conditions: [condition] };
}

const said = ({ conditions = [] }: { conditions?: MachineStatus['conditions'] }, type: string): string => {
  const { status = '', reason = '', message = '' } = conditions.find((condition) => condition.type === type) ?? {};

  return [status, reason, message].filter(Boolean).join(' | ');
};
const JOINED: MachineStatus = { phase: 'Running', nodeRef: { name: 'edge-1' } };

describe('machineStatus', () => {
  it('says for what its selector waits', () => {
    const status = machineStatus(machine('a'), selector(ready(false, 'WaitingForInventory')), NOW);

    expect(status).toMatchObject({ phase: 'Provisioning', initialization: { infrastructureProvisioned: false } });
    expect(said(status, 'InfrastructureReady')).toBe('False | WaitingForInventory');
    expect(said(status, 'Ready')).toBe('False | WaitingForInventory');
  });

  it('is infrastructure once the plan is written, and no node before the host has joined', () => {
    const status = machineStatus(machine('a'), selector(ready(true, 'SelectorReady')), NOW);

    expect(status).toMatchObject({ phase: 'Provisioning', initialization: { infrastructureProvisioned: true } });
    expect(said(status, 'NodeReady')).toBe('Unknown | WaitingForNode | Waiting for the host to join as a node');
    expect(said(status, 'Ready')).toBe('False | WaitingForNode | Waiting for the host to join as a node');
  });

  it('runs when the host has joined', () => {
    const status = machineStatus(machine('a', JOINED), selector(ready(true, 'SelectorReady')), NOW);

    expect([status.phase, said(status, 'NodeReady'), said(status, 'Ready')]).toEqual(['Running', 'True', 'True']);
    expect(isNode(machine('a', status))).toBe(true);
  });

  it('has lost its host when its selector is gone', () => {
    const status = machineStatus(machine('a', JOINED), undefined, NOW);

    expect([status.phase, said(status, 'InfrastructureReady')]).toEqual([
      'Provisioning', 'False | Deleted | MachineInventorySelector has been deleted while the Machine still exists',
    ]);
  });

  it('has one of the addresses that pile up in the selector, until the node has its own', () => {
    const address = { type: 'ExternalIP', address: '203.0.113.7' } as const;
    const own = { type: 'InternalIP', address: '192.0.2.1' } as const;
    const piled = selector({ ...ready(true, 'SelectorReady'), addresses: [address, address] });

    expect(machineStatus(machine('a'), piled, NOW).addresses).toEqual([address]);
    expect(machineStatus(machine('a', { addresses: [own] }), piled, NOW).addresses).toEqual([own]);
    expect(machineStatus(machine('a'), selector({}), NOW)).not.toHaveProperty('addresses');
  });
});

describe('deploymentStatus', () => {
  it('counts machines and nodes', () => {
    expect(deploymentStatus([machine('a', JOINED), machine('b')], 2)).toEqual({
      replicas: 2, readyReplicas: 1, availableReplicas: 1, upToDateReplicas: 2, phase: 'ScalingUp',
    });
    expect(deploymentStatus([machine('a', JOINED)], 1).phase).toBe('Running');
    expect(deploymentStatus([machine('a', JOINED), machine('b')], 1).phase).toBe('ScalingDown');
  });
});

describe('a cluster', () => {
  const NOT_ENOUGH = 'Unknown | Waiting | waiting for at least one control plane, etcd, and worker node to be registered';

  it('waits until its nodes have all roles', () => {
    const { 'rke.cattle.io/worker-role': worker, ...rest } = ROLES;
    const status = clusterStatus({ clusterName: 'c-m-1' }, [machine('a', JOINED, rest), machine('b')], NOW);

    expect(status).toMatchObject({ clusterName: 'c-m-1', ready: false });
    expect(said(status, 'Updated')).toBe(NOT_ENOUGH);
    expect(clusterStatus({}, [machine('a', JOINED, rest), machine('b', JOINED, { 'rke.cattle.io/worker-role': worker })], NOW).ready).toBe(true);
  });

  it('works when they do, and names the machines that are still to come', () => {
    const machines = [machine('a', JOINED), machine('b')];
    const status = clusterStatus({}, machines, NOW);

    expect([status.ready, said(status, 'Ready')]).toEqual([true, 'True']);
    expect(said(status, 'Updated')).toBe('Unknown | Waiting | configuring node(s) b: waiting for agent to check in and apply initial plan');
    expect(said(clusterStatus({}, machines.slice(0, 1), NOW), 'Updated')).toBe('True');
  });

  it('stays ready when it loses nodes', () => {
    expect(clusterStatus({ ready: true }, [], NOW).ready).toBe(true);
  });

  it('is managed with the same words and a count', () => {
    const waiting = managementStatus({ info: { arch: 'amd64' } }, [machine('a')], NOW);
    const working = managementStatus(waiting, [machine('a', JOINED)], NOW);

    expect(said(waiting, 'Provisioned')).toBe(NOT_ENOUGH);
    expect([said(waiting, 'Ready'), said(working, 'Ready'), said(working, 'Provisioned')]).toEqual(['False | Waiting', 'True', 'True']);
    expect(working).toMatchObject({ nodeCount: 1, info: { arch: 'amd64', nodeCount: 1 } });
  });
});
