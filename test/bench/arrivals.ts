import { setTimeout as wait } from 'node:timers/promises';
import { arrivingMachines } from './fleet';
import type { Kind } from './kinds';

export const ARRIVING = 1000;

/** In milliseconds. */
const DURATION = 60_000;

/** Lets objects come one after the other, all of them within a minute. */
export async function arrive(kind: Kind): Promise<void> {
  const start = Date.now();
  const writes: Promise<void>[] = [];

  for (const [index, machine] of arrivingMachines(ARRIVING).entries()) {
    // by the clock: waits that are a little too long don't add up
    await wait(start + index * DURATION / ARRIVING - Date.now());
    writes.push(kind.arrive(machine));
  }
  await Promise.all(writes);
}
