import type { HostFile } from './host-file';

/**
 * What a host is connected for: to be seen in the inventory, or to get Kubernetes as well, for which Elemental's system agent
 * runs on it. With the agent, the host has a token that reads and writes every Secret of the registration's namespace (recording
 * 02-registration-url/what-a-host-token-can-read).
 */
export type HostSetupMode = 'inventory' | 'kubernetes';

/** All that the ways to connect a host have in common. */
export interface Connection {
  /** Name of the registration, for comments only. */
  registration: string;
  mode: HostSetupMode;
  /** Packages that the host needs; each has the program of its name. */
  packages: string[];
  /** The client's configuration, a secret. */
  configuration: HostFile;
  /**
   * Where the client keeps when it registered, and the seed of an emulated TPM. It stays on the host: with it, registering again updates
   * the machine; without it, a host with a random seed becomes another machine (recording 03-register/again/_summary).
   */
  statePath: string;
}

/** What a connection is for, in the words of the files that we generate. */
export function purpose({ mode }: Connection): string {
  return mode === 'kubernetes' ? 'inventory and Kubernetes' : 'inventory only';
}
