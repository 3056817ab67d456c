import { AGENT_FOLDER, AGENT_SERVICE, AGENT_UNIT } from './agent-service';
import type { Connection, HostSetupMode } from './connection';
import { folderOf, type HostFile } from './host-file';
import { commandLine, quote, withInput } from './shell';

const ALWAYS = ['install', 'write', 'register', 'cleanup'] as const;
const WITH_AGENT = ['install', 'write', 'agentFolder', 'register', 'agentService', 'restart', 'cleanup'] as const;

/** Names of the steps, as parts of translation keys. */
export type HostSetupStepId = typeof WITH_AGENT[number];

/** The steps of a mode, in order. */
export const HOST_SETUP_STEPS: Record<HostSetupMode, readonly HostSetupStepId[]> = { inventory: ALWAYS, kubernetes: WITH_AGENT };

export interface HostSetupStep {
  id: HostSetupStepId;
  /** For a root shell; more than one line where it takes more than one command. */
  command: string;
}

/** The commands for a person to run, one after another. */
export function steps(connection: Connection): HostSetupStep[] {
  return HOST_SETUP_STEPS[connection.mode].map((id) => ({ id, command: COMMANDS[id](connection) }));
}

/** The command line of a step. */
export const COMMANDS: Record<HostSetupStepId, (connection: Connection) => string> = {
  install: ({ packages }) => commandLine(['zypper', 'install', ...packages]),
  write: (connection) => writeSecret(connection.configuration, foldersOf(connection)),
  agentFolder: () => `(umask 022; ${ commandLine(['mkdir', '-p', AGENT_FOLDER]) })`,
  register: (connection) => commandLine(registerArguments(connection)),
  agentService: () => ensureService(AGENT_UNIT),
  restart: () => lines(['systemctl', 'enable', AGENT_SERVICE], ['systemctl', 'restart', AGENT_SERVICE]),
  cleanup: ({ configuration }) => commandLine(['rm', '-f', configuration.path]),
};

/**
 * The client with its arguments. Never without `--no-toolkit`: with `--install` alone the client ignores the configuration and may
 * install an operating system onto a disk of its choice (recording 03-register/failures/bare-install-on-live-media). Never
 * with `--debug`: it prints the host's token.
 */
export function registerArguments({ mode, configuration, statePath }: Connection): string[] {
  return [
    'elemental-register', '--config-path', configuration.path, '--state-path', statePath,
    ...(mode === 'kubernetes' ? ['--install'] : []),
    '--no-toolkit',
  ];
}

/** The token in what the client prints, which is the registration URL among others, and what is to be in a log instead. */
export const TOKEN = { pattern: '/elemental/registration/[A-Za-z0-9-]*', hidden: '/elemental/registration/******' };

/** A filter for what goes into a log. */
export const HIDE_TOKEN = commandLine(['sed', `s|${ TOKEN.pattern }|${ TOKEN.hidden }|g`]);

/** Folders that have to be there, each once. */
export function foldersOf({ configuration, statePath }: Connection): string[] {
  return [...new Set([configuration.path, statePath].map(folderOf))];
}

/** Writes a file that only root may read, whatever was there before. Folders that are there stay as they are. */
function writeSecret({ path, content }: HostFile, folders: string[]): string {
  return [
    '(',
    'set -e',
    'umask 077',
    commandLine(['mkdir', '-p', ...folders]),
    commandLine(['rm', '-f', path]),
    withInput(`cat > ${ quote(path) }`, content),
    ')',
  ].join('\n');
}

/** Writes the service's unit where systemd knows none of this name. */
function ensureService({ path, mode, content }: HostFile): string {
  return [
    `if ! ${ commandLine(['systemctl', 'cat', AGENT_SERVICE]) } >/dev/null 2>&1; then`,
    withInput(`cat > ${ quote(path) }`, content),
    commandLine(['chmod', mode, path]),
    commandLine(['systemctl', 'daemon-reload']),
    'fi',
  ].join('\n');
}

function lines(...commands: string[][]): string {
  return commands.map(commandLine).join('\n');
}
