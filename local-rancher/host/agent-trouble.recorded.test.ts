import { SENTINEL, isReadyMachine, registeredHost, startAgent, stopAgents } from '../../test/support/elemental/agents';
import { Inventories, register } from '../../test/support/elemental/inventories';
import { startRancherFront } from '../../test/support/elemental/rancher-front';
import { removeRegistration } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { MachineInventory } from '../elemental-operator/resources';
import { HOST_FILES, runAgent } from './index';

let bed: TestBed;
let inventories: Inventories;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
});

afterAll(async () => {
  stopAgents();
  await bed.stop();
});

describe('an agent whose registration was deleted', () => {
  it('applies one more plan and dies, and a new registration of that name mends it', async () => {
    const after = recording('05-delete-matrix/registration-deleted/record.yaml') as Record<string, MachineInventory>;
    const host = await registeredHost(bed, 'shortlived', { machine: { operatingSystem: 'ubuntu', systemUuid: 'none' } });
    const watched = await inventories.watch(host.name);
    const roles = await watchEvents(bed.kubernetes, `/apis/rbac.authorization.k8s.io/v1/namespaces/${ bed.namespace }/roles`, 'shortlived');
    const agent = startAgent(host);

    await watched.until('Ready', ({ object }) => isReadyMachine(object));
    await removeRegistration(bed, 'shortlived');
    await roles.until('gone', ({ event }) => event === 'DELETED', 30_000);
    await inventories.delete(host.name);

    await expect(agent.ended).rejects.toThrow(/encountered an error while attempting to update the secret/);
    const stuck = await watched.until('stuck', ({ object }) => !isReadyMachine(object) && Boolean(object.metadata.deletionTimestamp));

    expect(host.machine.read(SENTINEL)).toBeDefined();
    expect(bed.normalised(stuck.status)).toEqual(bed.normalised(after['inventory 12 s after delete (resettable, agent process running)']?.status));

    await registeredHost(bed, 'shortlived');
    startAgent(host);
    await watched.until('gone', ({ event }) => event === 'DELETED');
  });
});

describe('an agent of a Rancher without TLS', () => {
  it('works as any other', async () => {
    const front = await startRancherFront(bed.kubernetes.config);

    front.operator = bed.front.operator;
    await bed.setSetting('server-url', front.url);
    await bed.setSetting('cacerts', '');
    try {
      const { machine, name, output } = await registeredHost(bed, 'plain-http');
      const watched = await inventories.watch(name);

      expect(output).toContain('CACert is empty');
      const agent = startAgent({ machine });

      await watched.until('Ready', ({ object }) => isReadyMachine(object));
      agent.stop();
    } finally {
      await bed.setSetting('server-url', bed.front.url);
      await bed.setSetting('cacerts', bed.caCertificate);
      await front.stop();
    }
  });
});

describe('an agent that can\'t start', () => {
  it('says so where the host has no connection', async () => {
    const { machine } = await register(bed, 'inventory-only', { noToolkit: true, from: { yaml: '{}' } });

    expect(() => runAgent({ machine })).toThrow('Host inventory-only has no agent connection. Register it with --install --no-toolkit first.');
  });

  it('says so where its token isn\'t valid', async () => {
    const { machine } = await registeredHost(bed, 'wrong-token');
    const connection = machine.read(HOST_FILES.agentConnection) ?? '';

    machine.write(HOST_FILES.agentConnection, connection.replace(/token: [^\\]+/, 'token: wrong'));

    await expect(startAgent({ machine }).ended).rejects.toThrow('error while connecting to Kubernetes cluster: Unauthorized');
  });
});
