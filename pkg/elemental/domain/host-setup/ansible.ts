import { AGENT_FOLDER, AGENT_SERVICE, AGENT_UNIT } from './agent-service';
import { comment } from './comment';
import { purpose, type Connection } from './connection';
import { FOR_OTHERS, FOR_SUSE } from './packages';
import { portableYaml, unsafe } from './portable-yaml';
import { foldersOf, registerArguments, TOKEN } from './steps';

type Task = Record<string, unknown>;

/**
 * An Ansible play that connects hosts, of builtin modules only. Paths and the configuration are tagged `!unsafe`, so nothing in them is
 * a template. Tasks that handle the registration URL are not logged; why a host could not be registered is shown without the token.
 * The configuration is removed whether that succeeds or not, unless there was one before (see `script`).
 */
export function ansible(connection: Connection): string {
  const connecting = {
    name: 'Connect',
    block: [...writeTasks(connection), ...registerTasks(connection), ...(connection.mode === 'kubernetes' ? AGENT_TASKS : [])],
    always: [cleanupTask(connection)],
  };
  const tasks = [...installTasks(connection), lookForConfiguration(connection), connecting];

  return `---\n${ introduction(connection) }\n${ portableYaml([{ name: 'Connect hosts to Rancher', hosts: 'all', become: true, tasks }]) }`;
}

function introduction(connection: Connection): string {
  return comment(
    `Connects hosts to Rancher through the registration endpoint ${ connection.registration }: ${ purpose(connection) }.`,
    'Elemental leaves their operating systems alone; that is what --no-toolkit says.',
    '',
    'Run it as often as you like: registering again updates what Rancher knows of a host.',
    'It holds a secret, the registration URL: keep it as you keep others, for example with ansible-vault encrypt.',
    '',
    'Where the packages come from (zypper needs the collection community.general):',
    ...[...FOR_SUSE, ...FOR_OTHERS].map((line) => `- ${ line }`),
  );
}

function installTasks({ packages }: Connection): Task[] {
  return [
    {
      'name': 'Look for the programs',
      'ansible.builtin.command': { argv: ['sh', '-c', 'command -v "$1"', 'look', '{{ item }}'] },
      'loop': packages,
      'register': 'programs',
      'changed_when': false,
      'failed_when': false,
      'check_mode': false,
    },
    {
      'name': 'Install the packages of those that are missing',
      'ansible.builtin.package': { name: '{{ item.item }}', state: 'present' },
      'loop': '{{ programs.results }}',
      'loop_control': { label: '{{ item.item }}' },
      'when': 'item.rc != 0',
    },
  ];
}

function lookForConfiguration({ configuration }: Connection): Task {
  return {
    'name': 'Look for a configuration that is there already',
    'ansible.builtin.stat': { path: unsafe(configuration.path) },
    'register': 'configuration_before',
  };
}

function writeTasks(connection: Connection): Task[] {
  const { path, mode, content } = connection.configuration;

  return [
    ...foldersOf(connection).map((folder) => ({
      'name': 'Make the folder, for root alone',
      'ansible.builtin.command': { argv: ['mkdir', '-p', '-m', '0700', unsafe(folder)], creates: unsafe(folder) },
    })),
    {
      'name': 'Write the configuration',
      'ansible.builtin.copy': { dest: unsafe(path), mode, content: unsafe(content) },
      'diff': false,
      'no_log': true,
    },
  ];
}

function registerTasks(connection: Connection): Task[] {
  const folder = { 'name': 'Make the folder of the system agent', 'ansible.builtin.file': { path: AGENT_FOLDER, state: 'directory' } };

  return [
    ...(connection.mode === 'kubernetes' ? [folder] : []),
    {
      'name': 'Register',
      'ansible.builtin.command': { argv: registerArguments(connection).map((word) => word.startsWith('/') ? unsafe(word) : word) },
      'register': 'registering',
      'failed_when': false,
      'no_log': true,
    },
    {
      'name': 'Say why the host could not be registered',
      'ansible.builtin.fail': { msg: `{{ (registering.stdout + registering.stderr) | regex_replace('${ TOKEN.pattern }', '${ TOKEN.hidden }') }}` },
      'when': 'registering.rc | default(0) != 0',
    },
  ];
}

const AGENT_TASKS: Task[] = [
  {
    'name': 'Look for the service of the system agent',
    'ansible.builtin.command': { argv: ['systemctl', 'cat', AGENT_SERVICE] },
    'register': 'agent_service',
    'changed_when': false,
    'failed_when': false,
    'check_mode': false,
  },
  {
    'name': 'Write the service of the system agent, which its package lacks',
    'ansible.builtin.copy': { dest: AGENT_UNIT.path, mode: AGENT_UNIT.mode, content: AGENT_UNIT.content },
    'when': 'agent_service.rc != 0',
  },
  {
    'name': 'Start the system agent',
    'ansible.builtin.systemd': { name: AGENT_SERVICE, enabled: true, state: 'restarted', daemon_reload: true },
  },
];

function cleanupTask({ configuration }: Connection): Task {
  return {
    'name': 'Remove the configuration, which only registering needs',
    'ansible.builtin.file': { path: unsafe(configuration.path), state: 'absent' },
    'when': 'not configuration_before.stat.exists',
  };
}
