import { OPERATING_SYSTEMS } from './operating-systems';

/** What each command is for and how it is used. */
export const USAGE = {
  register: `\
npm run host -- register <registration URL> [options]
npm run host -- register --config-path FILE [options]
npm run host -- register --name NAME [options]      again, with the configuration that the host has

Registers a simulated host: fetches its configuration and does what elemental-register does on it.

  --name NAME              the host (default: a new one, host-1, host-2, …)
  --install --no-toolkit   leave the agent's configuration on the host; the host's system stays its own
  --no-toolkit             only enter the host into the inventory
  --config-path FILE       use this configuration instead of fetching one
  --auth METHOD            tpm, mac or sys-uuid, whatever the configuration says
  --emulate-tpm            emulate a TPM, whatever the configuration says
  --emulated-tpm-seed N    seed of the emulated TPM; -1: one of the host's own
  --no-smbios              don't read the firmware's data
  --label KEY=VALUE        a label of the host; may be given several times
  --reset                  register as if for the first time
  --debug                  print all that elemental-register prints, but for the agent's token

A new host is made with

  --os SYSTEM              ${ OPERATING_SYSTEMS.join(', ') } (default: ubuntu)
  --os-release FILE        this file as its /etc/os-release
  --bare                   without /etc/rancher/elemental/agent, which the agent's package makes: --install then fails
  --system-uuid UUID       this system UUID, or none (default: a random one)
  --mac ADDRESS            this MAC address (default: a random one)
  --no-tpm                 without a TPM
  --no-dmidecode           firmware whose data can't be read`,
  agent: `\
npm run host -- agent --name NAME [--fail]

Runs the host's system agent until Ctrl-C: it applies the plans that the operator has for the host.

  --fail   fail to apply them`,
  reset: `\
npm run host -- reset --name NAME [--force]

Does what a reset handler does when the agent has written the sentinel file /var/lib/elemental/.unmanaged_reset:
removes the file, the state of the registration and the mark of the bootstrap.

  --force   even if no reset was asked for`,
  list: `\
npm run host -- list

Lists the simulated hosts.`,
} as const;

export type Command = keyof typeof USAGE;

/** For all commands. */
const COMMON = '\n\n  --data-dir FOLDER   where hosts are kept, below hosts/ (default: .local-rancher)';

export function isCommand(word: string | undefined): word is Command {
  return word !== undefined && Object.hasOwn(USAGE, word);
}

/** How to use the command, or all of them. */
export function usage(command?: Command): string {
  return (command ? USAGE[command] : Object.values(USAGE).join('\n\n')) + COMMON;
}
