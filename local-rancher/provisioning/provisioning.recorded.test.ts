import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SENTINEL, isReadyMachine, registeredHost, startAgent, stopAgents } from '../../test/support/elemental/agents';
import { Inventories, register, type Registered } from '../../test/support/elemental/inventories';
import { hasReason } from '../../test/support/elemental/selectors';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents, type WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import { installCrds } from '../crds';
import { EMPTY_PLAN, planChecksum } from '../elemental-operator/plans';
import type { MachineInventory, MachineInventorySelector } from '../elemental-operator/resources';
import { HOST_FILES } from '../host';
import { rancherCrds } from '../rancher-api/crds';
import { joinCluster, joinUrlOf } from './bootstrap-script';
import { startProvisioning, type Provisioning } from './index';
import { CLUSTERS, MACHINES, MANAGEMENT_CLUSTERS, type Machine, type ManagementCluster, type ProvisioningCluster } from './resources';

interface Step {
  'bootstrapped (checksums equal)': boolean;
  'inventory': MachineInventory;
  'selector': MachineInventorySelector;
}

const { '1 first provisioning': FIRST, '2 selector deleted (as with its cluster)': DELETED, '4 second provisioning of the same host': AGAIN }
  = recording('05-delete-matrix/real-agent-bootstrap/record.yaml') as {
    '1 first provisioning': Step;
    '2 selector deleted (as with its cluster)': Record<string, boolean>;
    '4 second provisioning of the same host': Step;
  }
;

let bed: TestBed;
let provisioning: Provisioning;
let server: http.Server;
let serverUrl: string;
let host: Registered;
let machines: WatchedEvents<Machine>;

beforeAll(async () => {
  bed = await startTestBed();
  await installCrds(bed.kubernetes, rancherCrds().filter(({ spec: { group, names } }) => (
    [CLUSTERS.group, MANAGEMENT_CLUSTERS.group].includes(group) && names.kind === 'Cluster'
  )));
  server = http.createServer((request, response) => {
    provisioning.mount.handle(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  serverUrl = `http://127.0.0.1:${ (server.address() as AddressInfo).port }`;
  provisioning = await startProvisioning({ kubernetes: bed.kubernetes, serverUrl });
  machines = await watchEvents(bed.kubernetes, `/apis/${ MACHINES.group }/${ MACHINES.version }/namespaces/${ bed.namespace }/${ MACHINES.plural }`);
  host = await registeredHost(bed, 'real');
});

afterAll(async () => {
  stopAgents();
  await provisioning.stop();
  server.close();
  await bed.stop();
});

/** Asks for a cluster of one machine: any with the label that `registeredHost` gives. */
async function createCluster(name: string): Promise<void> {
  const { kubernetes: { custom }, namespace } = bed;
  const template = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventorySelectorTemplate', metadata: { name } };
  const roles = { controlPlaneRole: true, etcdRole: true, workerRole: true };
  const spec = { template: { spec: { selector: { matchLabels: { rack: '7' } } } } };
  const machineConfigRef = { ...template, name };

  await custom.createNamespacedCustomObject({
    group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectortemplates', namespace, body: { ...template, spec },
  });
  await custom.createNamespacedCustomObject({
    ...CLUSTERS,
    namespace,
    body: {
      apiVersion: 'provisioning.cattle.io/v1',
      kind: 'Cluster',
      metadata: { name },
      spec: { kubernetesVersion: 'v1.34.1+rke2r1', rkeConfig: { machinePools: [{ name: 'pool1', quantity: 1, ...roles, machineConfigRef }] } },
    },
  });
}

const read = async <T>(kind: { group: string; version: string; plural: string }, name: string): Promise<T> => (
  await bed.kubernetes.custom.getNamespacedCustomObject({ ...kind, namespace: bed.namespace, name }) as T
);
const SELECTORS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectors' };

/** The state of a machine and its selector, as far as the recordings have it. */
function comparable(inventory: MachineInventory, selector: MachineInventorySelector | undefined): unknown {
  const { conditions, plan } = inventory.status ?? {};
  const selected = selector && { conditions: selector.status?.conditions, ready: selector.status?.ready };

  return bed.normalised({ conditions, state: plan?.state, selected, owner: inventory.metadata.ownerReferences?.[0]?.kind });
}

/** Whether an agent applied another plan than the one that every machine begins with. */
function hasAppliedPlan({ status }: MachineInventory): boolean {
  return status?.plan?.state === 'Applied' && status.plan.checksum !== planChecksum(EMPTY_PLAN);
}

describe('a cluster of one unmanaged host with an agent', () => {
  let node: Machine;
  let managed: ManagementCluster;

  it('becomes a node of it, like 1', async () => {
    startAgent(host);
    const watched = await new Inventories(bed).watch(host.name);

    await watched.until('Ready', ({ object }) => isReadyMachine(object));
    await createCluster('first');
    node = await machines.until('running', ({ object }) => object.status?.phase === 'Running', 30_000);
    const selector = await read<MachineInventorySelector>(SELECTORS, node.metadata.name);
    // The agent reports after the script has run.
    const inventory = await watched.until('bootstrapped', ({ object }) => hasAppliedPlan(object));

    expect(comparable(inventory, selector)).toEqual(comparable(FIRST.inventory, FIRST.selector));
    expect(inventory.status?.plan?.checksum === selector.status?.bootstrapPlanChecksum).toBe(FIRST['bootstrapped (checksums equal)']);
    expect(host.machine.exists(HOST_FILES.bootstrapDone)).toBe(true);
  });

  it('is owned from the cluster down to the inventory, and named after the inventory', async () => {
    const selector = await read<MachineInventorySelector>(SELECTORS, node.metadata.name);

    expect(node.metadata.name).toMatch(/^first-pool1-[a-z0-9]{5}-[a-z0-9]{5}$/);
    expect(node.metadata.ownerReferences).toMatchObject([{ kind: 'MachineDeployment', name: 'first-pool1', controller: true }]);
    const { name, uid } = node.metadata;

    expect(selector.metadata.ownerReferences).toMatchObject([{ kind: 'Machine', name, uid, controller: true }]);
    expect(node.status?.nodeRef).toEqual({ name: host.name });
  });

  it('makes the cluster ready, in both of its forms', async () => {
    const watched = await watchEvents<ProvisioningCluster>(
      bed.kubernetes, `/apis/${ CLUSTERS.group }/${ CLUSTERS.version }/namespaces/${ bed.namespace }/clusters`, 'first',
    );
    const { status } = await watched.until('ready', ({ object }) => object.status?.ready === true);

    managed = await bed.kubernetes.custom.getClusterCustomObject({ ...MANAGEMENT_CLUSTERS, name: status?.clusterName ?? '' }) as ManagementCluster;
    expect(managed.spec).toEqual({ displayName: 'first', fleetWorkspaceName: bed.namespace });
    expect(managed.status).toMatchObject({ provider: 'rke2', nodeCount: 1 });
  });

  it('lets nobody join in the place of a host', async () => {
    const name = `${ node.metadata.name }-machine-bootstrap`;
    const { data } = await bed.kubernetes.core.readNamespacedSecret({ namespace: bed.namespace, name });
    const script = Buffer.from(data?.value ?? '', 'base64').toString();
    const url = joinUrlOf(script) ?? '';
    const answers = [
      await fetch(url.replace(/.{4}$/, '0000'), { method: 'POST', body: '{"node":"intruder"}' }),
      await fetch(url.replace(node.metadata.name, 'other'), { method: 'POST', body: '{"node":"intruder"}' }),
      await fetch(url, { method: 'POST', body: '{}' }),
      await fetch(url),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 400]);
    await expect(joinCluster(script, host.name)).resolves.toBeUndefined();
  });

  it('takes all of it along when it is deleted, and has the host told to reset, like 2', async () => {
    const inventory = await new Inventories(bed).watch(host.name);
    const managing = await watchEvents<ManagementCluster>(
      bed.kubernetes, `/apis/${ MANAGEMENT_CLUSTERS.group }/${ MANAGEMENT_CLUSTERS.version }/clusters`, managed.metadata.name,
    );

    await bed.kubernetes.custom.deleteNamespacedCustomObject({ ...CLUSTERS, namespace: bed.namespace, name: 'first' });
    await inventory.until('gone', ({ event }) => event === 'DELETED', 30_000);
    await machines.until('gone', ({ event, object }) => event === 'DELETED' && object.metadata.name === node.metadata.name);
    await managing.until('gone', ({ event }) => event === 'DELETED');

    expect({ 'sentinel': host.machine.exists(SENTINEL), 'bootstrap_done still there': host.machine.exists(HOST_FILES.bootstrapDone) })
      .toEqual({ 'sentinel': DELETED.sentinel, 'bootstrap_done still there': DELETED['bootstrap_done still there'] });
  });

  it('looks provisioned and joins no other cluster as long as the host keeps the mark of the first, like 4', async () => {
    stopAgents();
    machines.events.length = 0;
    host.machine.remove(HOST_FILES.state);
    const again = await register(bed, 'real', { install: true, noToolkit: true });

    startAgent(again);
    await createCluster('second');
    const watched = await new Inventories(bed).watch(again.name);
    const adopted = await watched.until('bootstrapped, as it seems', ({ object }) => hasAppliedPlan(object), 30_000);
    const waiting = await machines.until('without its node', ({ object }) => (
      object.metadata.labels?.['cluster.x-k8s.io/cluster-name'] === 'second' && hasReason(object, 'Ready', 'WaitingForNode')
    ));
    // The script would have run before the agent said that it applied the plan.
    const { status } = await read<Machine>(MACHINES, waiting.metadata.name);

    expect(comparable(adopted, undefined)).toEqual(comparable(AGAIN.inventory, undefined));
    expect([status?.phase, status?.nodeRef]).toEqual(['Provisioning', undefined]);
  });
});
