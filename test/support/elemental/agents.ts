import { runAgent, type Agent, type AgentEvent, type Machine, type RegisterOptions } from '../../../local-rancher/host';
import type { MachineInventory } from '../../../local-rancher/elemental-operator/resources';
import { register, type Registered } from './inventories';
import { readyRegistration, recordedRegistration, renamed } from './registrations';
import type { TestBed } from './test-bed';

/** Where an unmanaged host finds that it is to be reset. */
export const SENTINEL = '/var/lib/elemental/.unmanaged_reset';

const agents: Agent[] = [];

/** Registers a host, resettable, through a registration of its own that has its name. */
export async function registeredHost(bed: TestBed, host: string, options: Partial<RegisterOptions> = {}): Promise<Registered> {
  const { input } = recordedRegistration('unmanaged-resettable');
  const machineInventoryLabels = { rack: '7', rnd: '${Random/Hex/4}' };
  const { status } = await readyRegistration(bed, { ...renamed(input, host), spec: { ...input.spec, machineInventoryLabels } });
  const from = { url: status?.registrationURL ?? '' };

  return register(bed, host, { install: true, noToolkit: true, from, machine: { operatingSystem: 'sles', systemUuid: 'none' }, ...options });
}

/** Starts the host's agent. */
export function startAgent({ machine }: { machine: Machine }, events: AgentEvent[] = [], mustFail = false): Agent {
  const agent = runAgent({ machine, mustFail, report: (event) => events.push(event) });

  agents.push(agent);

  return agent;
}

/** Stops all agents of this test file. */
export function stopAgents(): void {
  agents.splice(0).forEach((agent) => {
    agent.stop();
  });
}

export function isReadyMachine({ status }: MachineInventory): boolean {
  return status?.conditions?.[0]?.status === 'True';
}
