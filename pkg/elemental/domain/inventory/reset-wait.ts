import type { MachineInventory } from '../../types';
import { afterwards, type Afterwards } from '../bulk/afterwards';
import type { MetadataChange } from '../bulk/change';
import { triggerChange } from '../bulk/reset-trigger';
import { condition } from '../conditions';
import { AGENT_SERVICE } from '../host-setup/agent-service';
import type { HostStep } from '../host-setup/host-step';
import { commandLine } from '../host-setup/shell';
import type { Message } from '../message';
import type { Permission } from '../permission';
import { isNotMarked, type Origin } from './origin';
import { targetIfResettable } from './reset-target';
import { machineState } from './state';
import { timeOf } from './times';

/**
 * Why a machine that was deleted with its reset trigger on is still there (recordings 05-delete-matrix):
 * - `wrongReset`: its host is unmanaged, and is sent the reset of a managed one (C1)
 * - `notMarked`: the same where only the registration that the machine came through says that its host is unmanaged
 * - `noPlan`: the operator can't give the agent its plan (I1)
 * - `accountGone`: the agent's account went with its registration (registration-deleted)
 * - `failed`: the agent could not do it (F2)
 * - `noReport`: no agent has reported yet, because there is none, or it isn't running (B1)
 */
export type ResetWaitCause = 'wrongReset' | 'notMarked' | 'noPlan' | 'accountGone' | 'failed' | 'noReport';

/**
 * - `finishAgent`: the agent takes the reset, and the machine goes with it (B4, real-agent)
 * - `giveUpReset`: the reset trigger is turned off, and the machine goes at once (C2)
 */
export type UnblockName = 'finishAgent' | 'giveUpReset';

/** A way to get the machine to go. */
export interface Unblock {
  name: UnblockName;
  label: Message;
  effect: Message;
  permission: Permission;
  /** What is to be made to the machine. Absent where something is to be done on the host. */
  change?: MetadataChange;
  /** What is to be done on its host, in this order. */
  steps: HostStep<'start' | 'log' | 'restart'>[];
  /** What follows then, as far as that isn't told where it is done. */
  follows: Afterwards[];
}

/** A machine that was deleted and waits for its reset. */
export interface ResetWait {
  cause: ResetWaitCause;
  message: Message;
  /** When it was deleted, in milliseconds since 1970. */
  since?: number;
  /** What the operator says, where it says more than that it waits. */
  detail?: string;
  unblocks: Unblock[];
}

/** What is known besides the machine. */
export interface ResetWaitContext {
  /** The registration that it last came through, as far as that is known. */
  origin?: Origin;
  /** Whether the user may change the machine. */
  mayUpdate: boolean;
}

/**
 * What a machine that was deleted waits for and what gets it to go; undefined where it doesn't wait for a reset. Which reset its
 * host was sent is told by its marks as they are now: one that was marked after it was deleted is still sent the other one.
 */
export function resetWait(machine: MachineInventory, { origin, mayUpdate }: ResetWaitContext): ResetWait | undefined {
  if (machineState(machine) !== 'awaitingReset') {
    return undefined;
  }
  const cause = causeOf(machine, origin);
  const ready = condition(machine, 'Ready');

  return {
    cause,
    message: { key: `elemental.resetWait.cause.${ cause }` },
    since: timeOf(machine.metadata?.deletionTimestamp),
    detail: cause === 'noPlan' || cause === 'failed' ? ready?.message : undefined,
    unblocks: [finishAgent(machine, cause), giveUpReset(mayUpdate)],
  };
}

const START = step('start', ['systemctl', 'enable', '--now', AGENT_SERVICE]);
const LOG = step('log', ['journalctl', '--no-pager', '--lines', '50', '--unit', AGENT_SERVICE]);
/** An agent that failed tries again after 30 seconds and longer (rancher/system-agent, pkg/k8splan/watcher.go), and at once when it starts. */
const RESTART = step('restart', ['systemctl', 'restart', AGENT_SERVICE]);
const AGENT_STEPS = { noReport: [START, LOG], failed: [LOG, RESTART] };

function step<N extends string>(name: N, command: string[]): HostStep<N> {
  return { name, message: { key: `elemental.resetWait.finishAgent.step.${ name }` }, command: commandLine(command) };
}

/** Marking it as unmanaged doesn't help any more: its plan is written. */
function causeOf(machine: MachineInventory, origin: Origin): ResetWaitCause {
  if (targetIfResettable(machine) === 'wrongReset') {
    return 'wrongReset';
  }
  if (isNotMarked(machine, origin)) {
    return 'notMarked';
  }
  if (machine.status?.plan?.state === 'Failed') {
    return 'failed';
  }
  if (condition(machine, 'Ready')?.reason === 'PlanFailure') {
    return 'noPlan';
  }

  return origin === 'missing' ? 'accountGone' : 'noReport';
}

function finishAgent(machine: MachineInventory, cause: ResetWaitCause): Unblock {
  const isPossible = cause === 'noReport' || cause === 'failed';

  return {
    name: 'finishAgent',
    label: { key: 'elemental.resetWait.finishAgent.label' },
    effect: { key: `elemental.resetWait.finishAgent.effect.${ targetIfResettable(machine) }` },
    permission: isPossible ? { allowed: true } : { allowed: false, reason: { key: `elemental.resetWait.finishAgent.refused.${ cause }` } },
    steps: isPossible ? AGENT_STEPS[cause] : [],
    follows: isPossible || cause === 'accountGone' ? afterwards([{ name: targetIfResettable(machine), machines: [machine] }]) : [],
  };
}

function giveUpReset(mayUpdate: boolean): Unblock {
  return {
    name: 'giveUpReset',
    label: { key: 'elemental.machineDisagreement.repair.withdrawReset.label' },
    effect: { key: 'elemental.machineDisagreement.repair.withdrawReset.effect' },
    permission: mayUpdate ? { allowed: true } : { allowed: false, reason: { key: 'elemental.machineDisagreement.mayNot' } },
    change: triggerChange(false),
    steps: [],
    follows: [],
  };
}
