import { findCondition, isConditionTrue, withCondition } from '../controllers/conditions';
import type { Condition } from '../controllers/resources';
import type { MachineInventorySelector } from '../elemental-operator/resources';
import type { ClusterStatus, DeploymentStatus, Machine, MachineStatus, ManagementCluster } from './resources';

type Said = Pick<Condition, 'status'> & { reason?: string; message?: string };

/** A cluster needs a machine for each of these. */
const ROLE_LABELS = ['rke.cattle.io/control-plane-role', 'rke.cattle.io/etcd-role', 'rke.cattle.io/worker-role'];

const NOT_ENOUGH = 'waiting for at least one control plane, etcd, and worker node to be registered';

/**
 * The status of a machine of Cluster API: `InfrastructureReady` says what its selector says of itself, so that a machine that
 * waits says for what, and it is `Running` once its host has joined as a node.
 */
export function machineStatus({ status = {} }: Machine, selector: MachineInventorySelector | undefined, now: Date): MachineStatus {
  const isProvisioned = selector?.status?.ready ?? false;
  const isRunning = isProvisioned && status.nodeRef !== undefined;
  const infrastructure = infrastructureOf(selector);
  const addresses = status.addresses ?? selector?.status?.addresses?.slice(0, 1);

  return {
    ...status,
    ...addresses ? { addresses } : {},
    phase: isRunning ? 'Running' : 'Provisioning',
    initialization: { bootstrapDataSecretCreated: true, infrastructureProvisioned: isProvisioned },
    conditions: withAll(status.conditions, {
      BootstrapConfigReady: { status: 'True' },
      InfrastructureReady: infrastructure,
      NodeReady: status.nodeRef ? { status: 'True' } : { status: 'Unknown', ...WAITING_FOR_NODE },
      Ready: isRunning ? { status: 'True' } : { ...infrastructure.status === 'True' ? WAITING_FOR_NODE : infrastructure, status: 'False' },
    }, now),
  };
}

const WAITING_FOR_NODE = { reason: 'WaitingForNode', message: 'Waiting for the host to join as a node' };

/** A selector that is gone while its machine is there is not made again: its host is lost to the machine. */
function infrastructureOf(selector: MachineInventorySelector | undefined): Said {
  if (!selector) {
    return { status: 'False', reason: 'Deleted', message: 'MachineInventorySelector has been deleted while the Machine still exists' };
  }
  const { status = 'Unknown', reason = 'WaitingForInfrastructure', message = '' } = findCondition(selector.status?.conditions, 'Ready') ?? {};

  return { status, reason, message };
}

/** True once the machine is a node. */
export function isNode({ status }: Machine): boolean {
  return status?.phase === 'Running';
}

/** The status of a pool's deployment that is to have so many machines. */
export function deploymentStatus(machines: Machine[], wanted: number): DeploymentStatus {
  const ready = machines.filter(isNode).length;
  const others = machines.length > wanted ? 'ScalingDown' : 'ScalingUp';

  return {
    replicas: machines.length,
    readyReplicas: ready,
    availableReplicas: ready,
    upToDateReplicas: machines.length,
    phase: machines.length === wanted && ready === wanted ? 'Running' : others,
  };
}

/** What both forms of a cluster say of its machines. */
interface Progress {
  isReady: boolean;
  updated: Said;
}

/** A cluster works once its nodes have all roles, and is as wanted once every machine is a node. */
function progressOf(machines: Machine[]): Progress {
  const nodes = machines.filter(isNode);
  const waiting = machines.filter((machine) => !isNode(machine)).map(({ metadata }) => metadata.name);
  const isReady = ROLE_LABELS.every((label) => nodes.some(({ metadata }) => metadata.labels?.[label] === 'true'));

  if (!isReady) {
    return { isReady, updated: { status: 'Unknown', reason: 'Waiting', message: NOT_ENOUGH } };
  }
  const message = `configuring node(s) ${ waiting.join(', ') }: waiting for agent to check in and apply initial plan`;

  return { isReady, updated: waiting.length ? { status: 'Unknown', reason: 'Waiting', message } : { status: 'True' } };
}

/** The status of the cluster that somebody asked for. Once it works it is not taken back. */
export function clusterStatus(status: ClusterStatus, machines: Machine[], now: Date): ClusterStatus {
  const { isReady, updated } = progressOf(machines);
  const ready = isReady || (status.ready ?? false);

  return {
    ...status,
    ready,
    conditions: withAll(status.conditions, {
      Created: { status: 'True' }, Updated: updated, Provisioned: updated, Connected: yesOrNo(ready), Ready: yesOrNo(ready),
    }, now),
  };
}

/** The same for the cluster that Rancher manages. */
export function managementStatus(
  status: NonNullable<ManagementCluster['status']>, machines: Machine[], now: Date,
): NonNullable<ManagementCluster['status']> {
  const { isReady, updated } = progressOf(machines);
  const ready = isReady || isConditionTrue(status.conditions, 'Ready');
  const nodeCount = machines.filter(isNode).length;

  return {
    ...status,
    nodeCount,
    info: { ...status.info, nodeCount },
    conditions: withAll(status.conditions, {
      Provisioned: ready ? { status: 'True' } : updated, Updated: updated, Connected: yesOrNo(ready), Ready: yesOrNo(ready),
    }, now),
  };
}

function yesOrNo(isTrue: boolean): Said {
  return isTrue ? { status: 'True' } : { status: 'False', reason: 'Waiting' };
}

/** Rancher's own conditions may have no reason; the API server lets these kinds through as they are. */
function withAll(conditions: Condition[] | undefined, said: Record<string, Said>, now: Date): Condition[] {
  return Object.entries(said).reduce<Condition[]>(
    (all, [type, { status, reason = '', message = '' }]) => withCondition(all, { type, status, reason, message }, now), conditions ?? [],
  );
}
