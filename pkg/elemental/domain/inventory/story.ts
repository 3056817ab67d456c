import type { Condition, KubernetesEvent, MachineInventory, MachineInventorySelector } from '../../types';
import { condition } from '../conditions';
import type { Message } from '../message';
import { bootstrappedAt } from './now';
import type { PlanReport } from './plan';
import { EMPTY_PLAN_CHECKSUM, isAdopted, isResettable, machineState } from './state';
import { changedAt, later, timeOf } from './times';

/** Something that happened to a machine. */
export interface StoryEntry {
  message: Message;
  /** In milliseconds since 1970; undefined where it happened, but nothing tells when exactly. */
  time?: number;
  /** In that case: it happened then or later. */
  notBefore?: number;
  color: 'info' | 'success' | 'warning' | 'error';
  /** In the words of the operator or of another controller: text. */
  detail?: string;
}

/** What a story is told from; the more is at hand, the more it tells. */
export interface StorySources {
  machine: MachineInventory;
  selector?: MachineInventorySelector;
  events?: KubernetesEvent[];
  plan?: PlanReport;
}

/**
 * What is known to have happened to a machine, oldest first. Conditions keep only their last change, so what they said before
 * is not in it; an entry without a time stands where it may have been at the earliest.
 */
export function machineStory({ machine, selector, events = [], plan }: StorySources): StoryEntry[] {
  const { metadata } = machine;

  return inOrder([
    entry('registered', timeOf(metadata?.creationTimestamp)),
    ...network(machine),
    ...agent(machine, selector),
    ...adoption(machine),
    ...selector ? bootstrapPlan(machine, selector) : [],
    ...bootstrapped(machine, selector),
    ...failures(machine),
    ...lastReport(plan),
    ...deleted(machine),
    ...events.map(reported),
  ]);
}

function entry(key: string, time: number | undefined, color: StoryEntry['color'] = 'info', detail?: string): StoryEntry {
  return { message: { key: `elemental.machinePage.story.${ key }` }, time, color, detail: detail === '' ? undefined : detail };
}

/** Every machine has the condition; it tells something where there is a network to configure. */
function network(machine: MachineInventory): StoryEntry[] {
  const one = condition(machine, 'NetworkConfigReady');
  const { configurator = 'none' } = machine.spec?.network ?? {};

  if (one?.status === 'True') {
    return configurator === 'none' ? [] : [entry('networkReady', changedAt(one), 'success')];
  }

  return one?.reason === 'WaitingForIPAddress' ? [entry('waitingForAddress', changedAt(one), 'info', one.message)] : [];
}

/** That an agent was there shows in the plan that it applied. What an adopted machine applied last, {@link bootstrapped} tells. */
function agent(machine: MachineInventory, selector: MachineInventorySelector | undefined): StoryEntry[] {
  const ready = condition(machine, 'Ready');
  const isBootstrap = isAdopted(machine) && machine.status?.plan?.checksum !== EMPTY_PLAN_CHECKSUM;

  if (ready?.status !== 'True' || machine.status?.plan?.state !== 'Applied') {
    return [];
  }

  return isBootstrap && bootstrappedAt(machine, selector) !== undefined ? [] : [entry('agentConnected', changedAt(ready), 'success')];
}

function adoption(machine: MachineInventory): StoryEntry[] {
  const one = condition(machine, 'AdoptionReady');

  if (one?.reason === 'SuccessfullyAdopted') {
    return [entry('adopted', changedAt(one))];
  }

  return one?.reason === 'ValidatingAdoption' ? [entry('adopting', changedAt(one))] : [];
}

/** The selector is ready when it has written the plan that bootstraps Kubernetes, agent or not. */
function bootstrapPlan(machine: MachineInventory, selector: MachineInventorySelector): StoryEntry[] {
  const ready = condition(selector, 'Ready');

  if (ready?.status === 'True') {
    return [entry('bootstrapPlanWritten', changedAt(ready))];
  }
  const missing = entry('bootstrapPlanMissing', undefined, 'warning', ready?.message);

  return ready?.reason === 'FailedToUpdatePlan' ? [{ ...missing, notBefore: adoptedAndPlanned(machine, selector) }] : [];
}

function bootstrapped(machine: MachineInventory, selector: MachineInventorySelector | undefined): StoryEntry[] {
  if (machineState(machine, selector) !== 'provisioned') {
    return [];
  }
  const time = bootstrappedAt(machine, selector);

  return [{ ...entry('bootstrapped', time, 'success'), ...time === undefined ? { notBefore: adoptedAndPlanned(machine, selector) } : {} }];
}

/** The earliest time at which the selector can have done something with the machine. */
function adoptedAndPlanned(machine: MachineInventory, selector: MachineInventorySelector | undefined): number | undefined {
  return later(changedAt(condition(machine, 'AdoptionReady')), selector && changedAt(condition(selector, 'Ready')));
}

/** What stands under a reason that is nobody's normal course, failures that a later operator may invent included. */
const NORMAL = [
  'WaitingForPlan', 'PlanSuccessfullyApplied', 'WaitingToBeAdopted', 'ValidatingAdoption', 'SuccessfullyAdopted', 'ReconcilingNetworkConfig',
  'WaitingForIPAddress',
];

const FAILURES: Record<string, string> = {
  PlanFailure: 'planFailed',
  PlanCreationFailureReason: 'planCreationFailed',
  NetworkConfigFailure: 'networkFailed',
  AdoptionFailure: 'adoptionFailed',
  IPReleaseFailure: 'addressReleaseFailed',
};

/** A condition that only changes its reason keeps its time, so what is told of a failure is the earliest that it can have been. */
function failures({ status }: MachineInventory): StoryEntry[] {
  return (status?.conditions ?? []).filter(isAbnormal).map((one) => {
    const known = Object.hasOwn(FAILURES, one.reason) ? FAILURES[one.reason] : undefined;
    const failure = entry(known ?? 'condition', undefined, known ? 'error' : 'warning', one.message);
    const { type, reason } = one;

    return { ...failure, message: known ? failure.message : { ...failure.message, args: { type, reason } }, notBefore: changedAt(one) };
  });
}

function isAbnormal({ status, reason }: Condition): boolean {
  return status !== 'True' && !NORMAL.includes(reason);
}

function deleted(machine: MachineInventory): StoryEntry[] {
  const time = machine.metadata?.deletionTimestamp;

  return time ? [entry(isResettable(machine) ? 'deletedWithReset' : 'deleted', timeOf(time), 'warning')] : [];
}

function lastReport(plan: PlanReport | undefined): StoryEntry[] {
  return plan?.lastReport === undefined ? [] : [entry(plan.outcome === 'failed' ? 'agentFailed' : 'agentReported', plan.lastReport)];
}

function reported({ metadata, ...event }: KubernetesEvent): StoryEntry {
  const time = timeOf(event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp ?? metadata?.creationTimestamp);
  const message = { key: 'elemental.machinePage.story.event', args: { reason: event.reason ?? '', count: event.count ?? 1 } };

  return { ...entry('event', time, event._type === 'Warning' ? 'warning' : 'info', event.message), message };
}

/** By time; what has none at all stays behind what it was listed after. */
function inOrder(entries: StoryEntry[]): StoryEntry[] {
  let previous = -Infinity;
  const placed = entries.map((one) => {
    previous = one.time ?? one.notBefore ?? previous;

    return { one, at: previous };
  });

  return placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ one }) => one);
}
