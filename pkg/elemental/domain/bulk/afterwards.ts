import type { MachineInventory } from '../../types';
import { AGENT_SERVICE } from '../host-setup/agent-service';
import { MANAGED_STATE_PATH, STATE_PATH } from '../host-setup/host-file';
import type { HostStep } from '../host-setup/host-step';
import { BOOTSTRAP_DONE, SENTINEL } from '../host-setup/reset-handler';
import { commandLine } from '../host-setup/shell';
import { agentHasReported } from '../inventory/agent';
import { mayBeEdgeImageBuilt } from '../inventory/edge-image-builder';
import { isNotMarked } from '../inventory/origin';
import { isUnmanaged } from '../inventory/ownership';
import { targetIfResettable } from '../inventory/reset-target';
import { isAdopted, isBeingDeleted, machineState } from '../inventory/state';
import type { Message } from '../message';
import type { MachineGroup } from './machine-groups';
import type { OriginOf, RemovalName } from './removal';

/**
 * What follows once machines were deleted, in this order:
 * - `waits`: machines that stay until an agent reports the reset, or until it is given up
 * - `sentinel`: the file that tells an unmanaged host of its reset, and that nothing else happens by itself
 * - `handler`: what the reset handler of "Connect a host" does where somebody installed it
 * - `edgeImageBuilder`: hosts that erase Kubernetes and register again by themselves
 * - `registersAgain`: managed hosts come back as new machines (operator: `getRegistrationState` in cmd/register/main.go)
 * - `keepsRunning`: a host with Kubernetes that goes without a reset goes on running it, because nobody tells the host
 * - `comeBack`: how an unmanaged host can register again
 * - `comeBackManaged`: how a managed host that isn't reset can
 */
export type AfterwardsName
  = | 'waits' | 'sentinel' | 'handler' | 'edgeImageBuilder' | 'registersAgain' | 'keepsRunning' | 'comeBack' | 'comeBackManaged';

export interface Afterwards {
  name: AfterwardsName;
  message: Message;
  /** For whom. */
  machines: readonly MachineInventory[];
  /** What is to be done on each host, in this order; none where nothing is. */
  steps: ComeBackStep[];
}

/** Registering has no command here: it depends on the registration. */
export type ComeBackStep = HostStep<'removeState' | 'removeBootstrapDone' | 'register' | 'restartAgent' | 'reinstall'>;

const RESTART_AGENT: ComeBackStep = {
  name: 'restartAgent', message: step('restartAgent'), command: commandLine(['systemctl', 'restart', AGENT_SERVICE]),
};

/**
 * How a host comes back that nobody reset: with its state file, registering fails with "MachineInventory not found" (recording
 * 05-delete-matrix/real-agent/3-register-again-after-reset); with `bootstrap_done`, it is provisioned again without effect (recording
 * 05-delete-matrix/real-agent-bootstrap); and an agent that isn't restarted goes on with the account of the machine that is gone.
 */
const COME_BACK: readonly ComeBackStep[] = [
  { name: 'removeState', message: step('removeState'), command: commandLine(['rm', '-f', STATE_PATH]) },
  { name: 'removeBootstrapDone', message: step('removeBootstrapDone'), command: commandLine(['rm', '-f', BOOTSTRAP_DONE]) },
  { name: 'register', message: step('register') },
  RESTART_AGENT,
];

/**
 * The client gives the agent of a managed host its account when it installs or resets the system, and at no other time (operator:
 * `newCommand` in cmd/register/main.go; recording 03-register/again, the update without `--install`).
 */
const COME_BACK_MANAGED: readonly ComeBackStep[] = [{ name: 'reinstall', message: step('reinstall', { path: MANAGED_STATE_PATH }) }];

/** What follows for these machines, as they were before they were deleted. */
export function afterwards<T extends MachineInventory>(
  groups: readonly Pick<MachineGroup<RemovalName, T>, 'name' | 'machines'>[], originOf: OriginOf<T> = () => undefined,
): Afterwards[] {
  const of = (...names: RemovalName[]): T[] => groups.filter(({ name }) => names.includes(name)).flatMap(({ machines }) => machines);
  const [waiting, kept] = [of('cutOff', 'stuck', 'unknown'), of('atOnce')];
  const sentinels = [...of('sentinel'), ...waiting.filter(getsSentinel)];
  // what is cut off has no registration to come back through
  const resets = [...of('osReset'), ...of('stuck', 'unknown').filter((machine) => !getsSentinel(machine))];
  const isManagedHost = (machine: T): boolean => !isUnmanaged(machine) && !isNotMarked(machine, originOf(machine));
  const unmanaged = kept.filter((machine) => !isManagedHost(machine));
  const steps = sentinels.length || unmanaged.some(mayHaveAgent) ? COME_BACK : COME_BACK.filter((one) => one !== RESTART_AGENT);

  return [
    ...about('waits', waiting),
    ...about('sentinel', sentinels, { path: SENTINEL }),
    ...about('handler', sentinels, { path: SENTINEL }),
    ...about('edgeImageBuilder', sentinels.filter(mayBeEdgeImageBuilt)),
    ...about('registersAgain', resets),
    ...about('keepsRunning', kept.filter(mayRunKubernetes)),
    ...about('comeBack', [...sentinels, ...unmanaged], {}, steps),
    ...about('comeBackManaged', kept.filter(isManagedHost), {}, COME_BACK_MANAGED),
  ];
}

function getsSentinel(machine: MachineInventory): boolean {
  return targetIfResettable(machine) === 'sentinel';
}

/** Of one that awaits its reset it isn't known: what its agent had reported is gone. */
function mayHaveAgent(machine: MachineInventory): boolean {
  return agentHasReported(machine) || isBeingDeleted(machine);
}

/** One that a cluster has adopted, unless its agent has not applied the bootstrap yet. */
function mayRunKubernetes(machine: MachineInventory): boolean {
  return isAdopted(machine) && machineState(machine) !== 'provisioning';
}

function about(
  name: AfterwardsName, machines: readonly MachineInventory[], args: Message['args'] = {}, steps: readonly ComeBackStep[] = [],
): Afterwards[] {
  return machines.length
    ? [{ name, machines, message: { key: `elemental.removal.afterwards.${ name }`, args: { count: machines.length, ...args } }, steps: [...steps] }]
    : [];
}

function step(name: ComeBackStep['name'], args?: Message['args']): Message {
  return { key: `elemental.removal.afterwards.step.${ name }`, ...args && { args } };
}
