import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { SENTINEL_FILE } from '../elemental-operator/plans';
import { readAgentConnection } from './agent-config';
import { HOST_FILES, Machine } from './machine';
import { Misuse } from './output';

/** Where local Rancher keeps what it makes. */
export const DEFAULT_DATA_DIR = path.resolve(__dirname, '../../.local-rancher');

/** The folder of the host with this name. @throws Misuse for a name that could be another folder */
export function hostFolder(dataDir: string, name: string): string {
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)) {
    throw new Misuse(`"${ name }" can't be a host's name. Use letters, digits, dots and dashes, and begin and end with a letter or digit.`);
  }

  return path.join(dataDir, 'hosts', name);
}

/** All hosts, by name. */
export function listHosts(dataDir: string): Machine[] {
  const folder = path.join(dataDir, 'hosts');

  return fs.existsSync(folder) ? fs.readdirSync(folder).sort().map((name) => new Machine(path.join(folder, name))) : [];
}

/** The first of `host-1`, `host-2`, … that there isn't yet. */
export function freeName(dataDir: string): string {
  const taken = new Set(listHosts(dataDir).map(({ name }) => name));
  let number = 1;

  while (taken.has(`host-${ number }`)) {
    number++;
  }

  return `host-${ number }`;
}

/** What can be said of a host from its files. */
export interface HostSummary {
  name: string;
  system: string;
  /** Whether it has registered and not been reset since. */
  isRegistered: boolean;
  /** `<namespace>/<name>` of the inventory that its agent belongs to. */
  inventory?: string;
  /** When a reset was asked for that wasn't done yet. */
  resetRequestedAt?: string;
}

export function summarize(machine: Machine): HostSummary {
  const state = parse(machine.read(HOST_FILES.state) ?? '') as { initialRegistration?: string } | null;
  const connection = readAgentConnection(machine);

  return {
    name: machine.name,
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(machine.read(HOST_FILES.osRelease) ?? '')?.[1] ?? '',
    isRegistered: Boolean(state?.initialRegistration),
    inventory: connection && `${ connection.namespace }/${ connection.secretName }`,
    resetRequestedAt: machine.read(SENTINEL_FILE),
  };
}
