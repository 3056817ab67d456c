import { comment } from './comment';
import { purpose, type Connection } from './connection';
import { installFunction } from './install-function';
import { commandLine, quote } from './shell';
import { COMMANDS, HIDE_TOKEN, HOST_SETUP_STEPS, type HostSetupStepId } from './steps';

/** A step as the script runs it. */
interface ScriptStep {
  /** What the script says that it does. */
  name: string;
  /** What to do if it fails. */
  advice: (connection: Connection) => string;
  command: (connection: Connection) => string;
}

const SEE_ABOVE = (): string => 'The messages above say why. Run this script again once that is mended.';

const SCRIPT_STEPS: Record<Exclude<HostSetupStepId, 'cleanup'>, ScriptStep> = {
  install: { name: 'Install the packages', advice: SEE_ABOVE, command: () => 'install_packages' },
  write: { name: 'Write the configuration', advice: SEE_ABOVE, command: writeConfiguration },
  agentFolder: { name: 'Make the folder of the system agent', advice: SEE_ABOVE, command: COMMANDS.agentFolder },
  register: { name: 'Register', advice: registerAdvice, command: (connection) => `${ COMMANDS.register(connection) } 2>&1 | ${ HIDE_TOKEN }` },
  agentService: { name: 'Look for the service of the system agent', advice: SEE_ABOVE, command: COMMANDS.agentService },
  restart: { name: 'Start the system agent', advice: () => 'journalctl --unit elemental-system-agent says more.', command: COMMANDS.restart },
};

/**
 * A bash script that runs the steps, and stops at the first one that fails with its name and what to do. Running it again registers
 * again, which updates the machine. Its messages are English: it is read on the host, which doesn't know the dashboard's language.
 *
 * Whether it succeeds or fails, it leaves no configuration behind: that is a secret, and only registering needs it, which then
 * takes this script again. In mode `kubernetes` the system agent has a connection file of its own
 * (`/var/lib/elemental/agent/elemental_connection.json`). But a configuration that was there before is replaced and stays, because
 * whoever keeps one has a use for it: a host made with Edge Image Builder registers by itself after a reset.
 */
export function script(connection: Connection): string {
  return [
    introduction(connection),
    BEGINNING,
    finishFunction(connection),
    installFunction(connection.packages),
    'main() {',
    begin('Check who runs this', 'Run it as root, for example with sudo.'),
    '[ "$(id -u)" -eq 0 ]\n',
    HOST_SETUP_STEPS[connection.mode].filter((id) => id !== 'cleanup').map((id) => scriptStep(SCRIPT_STEPS[id], connection)).join('\n\n'),
    '}\n',
    // not before all of it was read: a download that breaks off does nothing
    'main\n',
  ].join('\n');
}

function scriptStep({ name, advice, command }: ScriptStep, connection: Connection): string {
  return `${ begin(name, advice(connection)) }\n${ command(connection) }`;
}

function begin(name: string, advice: string): string {
  return commandLine(['begin', name, advice]);
}

function introduction(connection: Connection): string {
  return `#!/usr/bin/env bash\n${ comment(
    `Connects this host to Rancher through the registration endpoint ${ connection.registration }: ${ purpose(connection) }.`,
    'Elemental leaves its operating system alone; that is what --no-toolkit says.',
    '',
    'Run it as root, as often as you like: registering again updates what Rancher knows of this host.',
    'It holds a secret, the registration URL. Delete it when no other host needs it.',
  ) }`;
}

const BEGINNING = `set -euo pipefail
# whatever root's own is: packages and folders come out as they should
umask 022
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

step=
advice=
wrote_configuration=

begin() {
  step=$1
  advice=$2
  printf '==> %s\\n' "$step"
}
`;

function finishFunction(connection: Connection): string {
  return `finish() {
  local status=$?

  if [ -n "$wrote_configuration" ]; then
    ${ COMMANDS.cleanup(connection) }
  fi
  if [ "$status" -eq 0 ]; then
    printf '==> Done: this host is registered.\\n'
  else
    printf '\\nThis step failed, and the ones after it were not done: %s\\n%s\\n' "$step" "$advice" >&2
  fi
}
trap finish EXIT
`;
}

function writeConfiguration(connection: Connection): string {
  return `# one that was there before is replaced, and stays
[ -e ${ quote(connection.configuration.path) } ] || wrote_configuration=yes
${ COMMANDS.write(connection) }`;
}

function registerAdvice({ statePath }: Connection): string {
  return [
    'The messages above say why; "Connect a host" in Rancher explains them.',
    `Only if the machine was deleted in Rancher: ${ commandLine(['rm', statePath]) }, so that it registers as a new one.`,
    'Run this script again once that is mended.',
  ].join('\n');
}
