import { runClient, type ClientResult } from './client';
import type { ClientFlags } from './client-config';
import { fetchConfiguration, installConfiguration } from './fetch-configuration';
import { createMachine, type Machine, type MachineOptions } from './machine';

export interface RegisterOptions extends ClientFlags {
  /** The folder that is the host's root; it is made if it isn't there. */
  root: string;
  /** What a host that is made is like. */
  machine?: MachineOptions;
  /** Where the configuration comes from: the registration URL, or its text; without either the host's own is used. */
  from?: { url: string } | { yaml: string };
  /** Gets each line that the real client would print. */
  print?: (line: string) => void;
  /** How long the registration may take; as with the real client by default. */
  deadlineMs?: number;
}

export type RegisterResult = ClientResult & { machine: Machine };

/**
 * Registers a simulated host as a person would: fetches its configuration and runs `elemental-register`.
 * A failure of the client is a result, in its own words.
 * @throws NoConfiguration if the registration URL gives none
 */
export async function registerHost(options: RegisterOptions): Promise<RegisterResult> {
  const { root, machine: like, from, print, deadlineMs, ...flags } = options;
  const machine = createMachine(root, like);

  if (from && 'url' in from) {
    await fetchConfiguration(machine, from.url);
  } else if (from) {
    installConfiguration(machine, from.yaml);
  }

  return { machine, ...await runClient({ machine, flags, print: print ?? (() => undefined), deadlineMs }) };
}
