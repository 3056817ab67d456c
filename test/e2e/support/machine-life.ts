import { expect, type Page } from '@playwright/test';
import { MachinePage } from '../pages/resource-page';
import type { Onlookers } from './onlookers';

/** The page of one machine, open with everybody who may look at it. */
interface Audience {
  administrator: MachinePage;
  operator: MachinePage;
  viewer: MachinePage;
  /** Those who may change the machine. */
  editors: MachinePage[];
  everybody: MachinePage[];
}

/** @param page of the administrator */
export async function gather(page: Page, onlookers: Onlookers): Promise<Audience> {
  const administrator = new MachinePage(page);
  const operator = new MachinePage(await onlookers.join('operator'));
  const viewer = new MachinePage(await onlookers.join('viewer'));
  const editors = [administrator, operator];

  return { administrator, operator, viewer, editors, everybody: [...editors, viewer] };
}

/** What the page says of the machine's state. */
interface Phase {
  state: string;
  waitsFor: string;
  nextStep: string;
}

/** The phases that a machine goes through whoever looks after its operating system. */
export const INVENTORY_ONLY: Phase = {
  state: 'Inventory only',
  waitsFor: 'Nothing, unless Kubernetes is wanted on it; then elemental-system-agent on the host has to connect.',
  nextStep: 'Leave it so, or install elemental-system-agent on the host.',
};
export const READY: Phase = {
  state: 'Ready to provision',
  waitsFor: 'A cluster that adopts it, or nothing.',
  nextStep: 'Create a cluster with it, or leave it.',
};
export const PROVISIONING: Phase = {
  state: 'Provisioning',
  waitsFor: 'Its agent, to bootstrap Kubernetes.',
  nextStep: 'If this takes more than a few minutes, check elemental-system-agent on the host.',
};
export const PROVISIONED: Phase = {
  state: 'Provisioned',
  waitsFor: 'Nothing.',
  nextStep: 'Look after it in the cluster that adopted it.',
};

/** The name of a capability of every machine. */
export const KUBERNETES = 'Kubernetes provisioning';

interface Seen extends Phase {
  /** By capability: whether it can, and the beginning of why. */
  can: Record<string, [answer: 'Yes' | 'Not yet' | 'No', reason: string]>;
  /** The newest of its story. */
  happened: string;
}

/** Everybody sees it, at the same time. */
export async function expectSeenBy(machines: MachinePage[], seen: Seen): Promise<void> {
  await Promise.all(machines.map((machine) => expectSeen(machine, seen)));
}

async function expectSeen(machine: MachinePage, { state, waitsFor, nextStep, can, happened }: Seen): Promise<void> {
  await expect(machine.heading).toContainText(state);
  await expect(machine.now).toContainText(state);
  await expect(machine.nowFact('Waits for')).toContainText(waitsFor);
  await expect(machine.nowFact('What you can do')).toHaveText(nextStep);
  await expect(machine.event(happened)).toBeVisible();
  for (const [name, [answer, reason]] of Object.entries(can)) {
    await expect(machine.capability(name)).toContainText(`${ answer }:`);
    await expect(machine.capability(name)).toContainText(reason);
  }
}

/** Everybody is told that it is there no more. */
export async function expectGone(machines: MachinePage[], name: string): Promise<void> {
  await Promise.all(machines.map((machine) => expect(machine.gone).toContainText(`${ name } is no longer there`)));
}

/** When what it waits for began, in milliseconds since 1970. */
export async function since(machine: MachinePage): Promise<number> {
  return Date.parse(await machine.now.getByRole('time').getAttribute('datetime') ?? '');
}

/** Now, as exact as the operator is. */
export function second(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
