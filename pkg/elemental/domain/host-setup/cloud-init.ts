import { AGENT_FOLDER, AGENT_SERVICE } from './agent-service';
import { comment } from './comment';
import { purpose, type Connection } from './connection';
import { FOR_OTHERS, FOR_SUSE } from './packages';
import { portableYaml } from './portable-yaml';
import { COMMANDS, foldersOf, HIDE_TOKEN, registerArguments } from './steps';

/** A program with its arguments. cloud-init quotes them, and puts the commands into one script for `sh`. */
type Command = string[];

const LOOK_FOR_PROGRAMS = `for program; do
  command -v "$program" >/dev/null || { echo "$program is missing: the user data says where it comes from"; exit 1; }
done`;

/**
 * User data for cloud-init that connects a host at its first boot. cloud-init prints what the client says into a log that more than
 * root may read, so the token is left out of it. If the host could not be registered, the configuration stays, readable for root, to
 * try again by hand.
 */
export function cloudInit(connection: Connection): string {
  const { configuration, packages } = connection;

  return `#cloud-config\n${ introduction(connection) }\n${ portableYaml({
    packages,
    // before the files are written, whose folders would otherwise be readable for everybody
    bootcmd: [['sh', '-c', 'umask 077 && mkdir -p "$@"', 'folders', ...foldersOf(connection)]],
    write_files: [{ path: configuration.path, permissions: configuration.mode, owner: 'root:root', content: configuration.content }],
    runcmd: commands(connection),
  }) }`;
}

function introduction(connection: Connection): string {
  return comment(
    `Connects a host to Rancher through the registration endpoint ${ connection.registration }: ${ purpose(connection) }.`,
    '',
    'It holds a secret, the registration URL. cloud-init keeps a copy of all user data on the host, and many clouds hand',
    'it to every program that asks for it there.',
    '',
    'Where the packages come from:',
    ...[...FOR_SUSE, ...FOR_OTHERS].map((line) => `- ${ line }`),
  );
}

function commands(connection: Connection): Command[] {
  const hasAgent = connection.mode === 'kubernetes';

  return [
    // without it, sh would go on after a failure, and would remove the configuration of a host that isn't registered
    ['set', '-e'],
    ['sh', '-c', LOOK_FOR_PROGRAMS, 'look', ...connection.packages],
    ...(hasAgent ? [['mkdir', '-p', AGENT_FOLDER]] : []),
    ['bash', '-o', 'pipefail', '-c', `"$@" 2>&1 | ${ HIDE_TOKEN }`, 'register', ...registerArguments(connection)],
    ...(hasAgent ? startAgent(connection) : []),
    ['rm', '-f', connection.configuration.path],
  ];
}

function startAgent(connection: Connection): Command[] {
  return [
    ['sh', '-e', '-c', COMMANDS.agentService(connection)],
    ['systemctl', 'enable', AGENT_SERVICE],
    ['systemctl', 'restart', AGENT_SERVICE],
  ];
}
