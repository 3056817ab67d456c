import type { MachineInventory } from '../../types';
import { AGENT_SERVICE } from '../host-setup/agent-service';
import { STATE_PATH } from '../host-setup/host-file';
import type { HostStep } from '../host-setup/host-step';
import { BOOTSTRAP_DONE, SENTINEL } from '../host-setup/reset-handler';
import { commandLine } from '../host-setup/shell';
import { mayBeEdgeImageBuilt } from '../inventory/edge-image-builder';
import { machineState } from '../inventory/state';
import type { Message } from '../message';
import type { MachineGroup } from './machine-groups';
import type { RemovalName } from './removal';

/**
 * What follows once machines were deleted, in this order:
 * - `waits`: machines that stay until an agent reports the reset, or until it is given up
 * - `sentinel`: the file that tells an unmanaged host of its reset, and that nothing else happens by itself
 * - `handler`: what the reset handler of "Connect a host" does where somebody installed it
 * - `edgeImageBuilder`: hosts that erase Kubernetes and register again by themselves
 * - `registersAgain`: managed hosts come back as new machines (operator: `getRegistrationState` in cmd/register/main.go)
 * - `keepsRunning`: a host with Kubernetes that goes without a reset goes on running it, because nobody tells the host
 * - `comeBack`: how a host that isn't reset by Elemental can register again
 */
export type AfterwardsName = 'waits' | 'sentinel' | 'handler' | 'edgeImageBuilder' | 'registersAgain' | 'keepsRunning' | 'comeBack';

export interface Afterwards {
  name: AfterwardsName;
  message: Message;
  /** For whom. */
  machines: readonly MachineInventory[];
  /** What is to be done on each host, in this order; none where nothing is. */
  steps: ComeBackStep[];
}

/** Registering has no command here: it depends on the registration. */
export type ComeBackStep = HostStep<'removeState' | 'removeBootstrapDone' | 'register' | 'restartAgent'>;

/**
 * How a host comes back that nobody reset: with its state file, registering fails with "MachineInventory not found" (recording
 * 05-delete-matrix/real-agent/3-register-again-after-reset); with `bootstrap_done`, it is provisioned again without effect (recording
 * 05-delete-matrix/real-agent-bootstrap); and an agent that isn't restarted goes on with the account of the machine that is gone.
 */
export const COME_BACK: readonly ComeBackStep[] = [
  { name: 'removeState', message: step('removeState'), command: commandLine(['rm', '-f', STATE_PATH]) },
  { name: 'removeBootstrapDone', message: step('removeBootstrapDone'), command: commandLine(['rm', '-f', BOOTSTRAP_DONE]) },
  { name: 'register', message: step('register') },
  { name: 'restartAgent', message: step('restartAgent'), command: commandLine(['systemctl', 'restart', AGENT_SERVICE]) },
];

/** What follows for these machines. */
export function afterwards(groups: readonly MachineGroup<RemovalName>[]): Afterwards[] {
  const of = (...names: RemovalName[]): MachineInventory[] => groups.filter(({ name }) => names.includes(name)).flatMap(({ machines }) => machines);
  const sentinels = of('sentinel');

  return [
    ...about('waits', of('cutOff', 'stuck', 'unknown')),
    ...about('sentinel', sentinels, { path: SENTINEL }),
    ...about('handler', sentinels, { path: SENTINEL }),
    ...about('edgeImageBuilder', sentinels.filter(mayBeEdgeImageBuilt)),
    ...about('registersAgain', of('osReset')),
    ...about('keepsRunning', of('atOnce').filter((machine) => machineState(machine) === 'provisioned')),
    ...about('comeBack', of('sentinel', 'atOnce'), {}, COME_BACK),
  ];
}

function about(
  name: AfterwardsName, machines: readonly MachineInventory[], args: Message['args'] = {}, steps: readonly ComeBackStep[] = [],
): Afterwards[] {
  return machines.length
    ? [{ name, machines, message: { key: `elemental.removal.afterwards.${ name }`, args: { count: machines.length, ...args } }, steps: [...steps] }]
    : [];
}

function step(name: ComeBackStep['name']): Message {
  return { key: `elemental.removal.afterwards.step.${ name }` };
}
