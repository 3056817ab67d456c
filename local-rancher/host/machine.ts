import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { osRelease, type OperatingSystem } from './operating-systems';

/** Where things are on a host: as on a real one, below the folder that stands for its root. */
export const HOST_FILES = {
  osRelease: '/etc/os-release',
  /** What `elemental-register` is told: the answer to a GET of the registration URL. */
  config: '/etc/elemental/config.yaml',
  /** What `elemental-register` remembers. */
  state: '/etc/elemental/state.yaml',
  labels: '/etc/elemental/labels.yaml',
  agentConfigDir: '/etc/rancher/elemental/agent',
  agentEnvironment: '/etc/rancher/elemental/agent/envs',
  agentConfig: '/etc/rancher/elemental/agent/config.yaml',
  agentStateDir: '/var/lib/elemental/agent',
  agentConnection: '/var/lib/elemental/agent/elemental_connection.json',
  agentAppliedDir: '/var/lib/elemental/agent/applied',
  /** What a bootstrap plan brings: the script, and under which name the host becomes a node. */
  bootstrapScript: '/var/lib/rancher/bootstrap.sh',
  nodeName: '/etc/rancher/rke2/config.yaml.d/99-elemental-name.yaml',
  /** As long as it exists, a bootstrap plan does nothing. */
  bootstrapDone: '/var/lib/rancher/bootstrap_done',
  systemUuid: '/sys/class/dmi/id/product_uuid',
  macAddress: '/sys/class/net/eth0/address',
  smbios: '/sys/firmware/dmi/tables/DMI',
  tpm: '/dev/tpm0',
} as const;

/** What a new machine is like. */
export interface MachineOptions {
  /** `ubuntu` by default. */
  operatingSystem?: OperatingSystem;
  /** The content of `/etc/os-release` instead. */
  osRelease?: string;
  /** Without the folder that the system agent's package makes: then `--install` fails half-way. */
  isBare?: boolean;
  /** Random by default; `none` for firmware that doesn't tell one. */
  systemUuid?: string;
  /** Random by default. */
  macAddress?: string;
  /** Not by default. */
  hasTpm?: boolean;
  /** Whether dmidecode works, which it does by default. */
  hasSmbios?: boolean;
}

/** A simulated host: a folder is the root of its file system. */
export class Machine {
  /** The folder's absolute path. */
  readonly root: string;

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  get name(): string {
    return path.basename(this.root);
  }

  /** Where a file of the host is on this machine; never outside the host's folder. */
  locate(file: string): string {
    return path.join(this.root, path.posix.resolve('/', file)).replace(/\/$/, '');
  }

  exists(file: string): boolean {
    return fs.existsSync(this.locate(file));
  }

  /** The file's content, or undefined if it isn't there. */
  read(file: string): string | undefined {
    return this.exists(file) ? fs.readFileSync(this.locate(file), 'utf8') : undefined;
  }

  /** Writes the file with exactly these permissions. @throws Error if its folder isn't there */
  write(file: string, content: string | Buffer, mode = 0o644): void {
    fs.writeFileSync(this.locate(file), content);
    fs.chmodSync(this.locate(file), mode);
  }

  /** Makes the folder with exactly these permissions, and those above it, unless it is there. */
  makeFolder(folder: string, mode = 0o755): void {
    if (!this.exists(folder)) {
      fs.mkdirSync(this.locate(folder), { recursive: true, mode: 0o755 });
      fs.chmodSync(this.locate(folder), mode);
    }
  }

  /** Removes the file; returns whether it was there. */
  remove(file: string): boolean {
    const isThere = this.exists(file);

    fs.rmSync(this.locate(file), { force: true });

    return isThere;
  }

  /** Names of the files in a folder; none if there is no folder. */
  list(folder: string): string[] {
    return this.exists(folder) ? fs.readdirSync(this.locate(folder)).sort() : [];
  }
}

/** Makes a new host, or leaves the one in the folder as it is. */
export function createMachine(root: string, options: MachineOptions = {}): Machine {
  const machine = new Machine(root);

  if (!machine.exists(HOST_FILES.osRelease)) {
    installSystem(machine, options);
    installHardware(machine, options);
  }

  return machine;
}

function installSystem(machine: Machine, options: MachineOptions): void {
  writeWithFolder(machine, HOST_FILES.osRelease, options.osRelease ?? osRelease(options.operatingSystem ?? 'ubuntu'));
  machine.makeFolder('/etc/elemental');
  machine.makeFolder('/var/lib/elemental');
  if (!options.isBare) {
    machine.makeFolder(HOST_FILES.agentConfigDir);
  }
}

function installHardware(machine: Machine, options: MachineOptions): void {
  const { systemUuid = randomUUID(), macAddress = randomMacAddress(), hasTpm = false, hasSmbios = true } = options;

  writeWithFolder(machine, HOST_FILES.macAddress, `${ macAddress }\n`);
  if (systemUuid !== 'none') {
    writeWithFolder(machine, HOST_FILES.systemUuid, `${ systemUuid }\n`);
  }
  if (hasTpm) {
    writeWithFolder(machine, HOST_FILES.tpm, `${ randomUUID() }\n`);
  }
  if (hasSmbios) {
    writeWithFolder(machine, HOST_FILES.smbios, '');
  }
}

function writeWithFolder(machine: Machine, file: string, content: string): void {
  machine.makeFolder(path.posix.dirname(file));
  machine.write(file, content);
}

/** Locally administered, so that it is nobody's. */
function randomMacAddress(): string {
  return ['02', ...randomBytes(5).toString('hex').match(/../g) ?? []].join(':');
}
