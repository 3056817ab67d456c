import { parseArgs } from 'node:util';
import type { AgentEvent } from './agent';
import { DEFAULT_DATA_DIR, hostFolder, listHosts, summarize } from './hosts-folder';
import { errorMessage } from './error-message';
import { HOST_FILES, Machine } from './machine';
import { Misuse, type Output } from './output';
import { REGISTER_OPTIONS, register } from './register-command';
import { resetHost } from './reset';
import { isCommand, usage, type Command } from './usage';

/** Exit code for a command line that isn't understood. */
const MISUSE_EXIT_CODE = 2;

/**
 * Runs one command of the command line and returns its exit code: 0, that of the simulated client (255), 1 for a failure
 * of our own, or 2 for misuse. `untilStopped` resolves when the person wants a running agent to end.
 */
export async function runCommand([word, ...words]: string[], output: Output, untilStopped: Promise<void>): Promise<number> {
  if (word === undefined || ['help', '--help', '-h'].includes(word)) {
    output.say(usage());

    return word === undefined ? MISUSE_EXIT_CODE : 0;
  }
  if (!isCommand(word)) {
    output.say(`There is no command ${ word }.\n\n${ usage() }`);

    return MISUSE_EXIT_CODE;
  }
  try {
    return await COMMANDS[word](words, output, untilStopped);
  } catch (error) {
    if (error instanceof Misuse || isParseError(error)) {
      output.say(`${ errorMessage(error) }\n\n${ usage(word) }`);

      return MISUSE_EXIT_CODE;
    }
    output.say(errorMessage(error));

    return 1;
  }
}

type CommandFunction = (words: string[], output: Output, untilStopped: Promise<void>) => Promise<number>;

const COMMON_OPTIONS = { 'data-dir': { type: 'string', default: DEFAULT_DATA_DIR } } as const;
const NAME_OPTION = { name: { type: 'string' } } as const;

const COMMANDS: Record<Command, CommandFunction> = {
  register: async (args, output) => {
    const options = { ...REGISTER_OPTIONS, ...COMMON_OPTIONS };
    const { values, positionals } = parseArgs({ args: withNegativeSeed(args), options, allowPositionals: true });

    return register(values, positionals, values['data-dir'], output);
  },

  agent: async (args, output, untilStopped) => {
    const { values } = parseArgs({ args, options: { ...NAME_OPTION, ...COMMON_OPTIONS, fail: { type: 'boolean' } } });
    const machine = existingHost(values.name, values['data-dir']);
    // The Kubernetes client takes a second to load: only who needs it waits for it.
    const { runAgent } = await import('./agent');
    const agent = runAgent({
      machine,
      mustFail: values.fail,
      report: (event) => {
        output.say(described(event, machine));
      },
    });

    void untilStopped.then(agent.stop);
    await agent.ended;

    return 0;
  },

  reset: (args, output) => {
    const { values } = parseArgs({ args, options: { ...NAME_OPTION, ...COMMON_OPTIONS, force: { type: 'boolean' } } });
    const machine = existingHost(values.name, values['data-dir']);
    const { requestedAt, removed } = resetHost(machine, { isForced: values.force });

    if (requestedAt === undefined && !values.force) {
      output.say(`Nobody asked to reset ${ machine.name }: there is no sentinel file. Use --force to reset it all the same.`);

      return Promise.resolve(1);
    }
    output.say(requestedAt === undefined ? `Resetting ${ machine.name }.` : `Resetting ${ machine.name }, as was asked for at ${ requestedAt }.`);
    removed.forEach((file) => {
      output.say(`Removed ${ file }`);
    });
    output.say(`Next: register it again with npm run host -- register --name ${ machine.name }, then restart its agent.`);

    return Promise.resolve(0);
  },

  list: (args, output) => {
    const { values } = parseArgs({ args, options: COMMON_OPTIONS });
    const hosts = listHosts(values['data-dir']).map(summarize);

    if (!hosts.length) {
      output.say('There is no host yet: npm run host -- register <registration URL>');
    }
    hosts.forEach(({ name, system, isRegistered, inventory, resetRequestedAt }) => {
      const registered = isRegistered ? 'registered' : 'not registered';
      const agent = inventory ? `, agent of ${ inventory }` : '';
      const reset = resetRequestedAt ? `, to be reset since ${ resetRequestedAt }` : '';

      output.say(`${ name }  ${ system }: ${ registered }${ agent }${ reset }`);
    });

    return Promise.resolve(0);
  },
};

/** The real client takes `--emulated-tpm-seed -1`; `parseArgs` would take -1 for another option. */
function withNegativeSeed(args: string[]): string[] {
  const index = args.indexOf('--emulated-tpm-seed');
  const value = args[index + 1] ?? '';

  return index >= 0 && value.startsWith('-') ? args.toSpliced(index, 2, `--emulated-tpm-seed=${ value }`) : args;
}

function existingHost(name: string | undefined, dataDir: string): Machine {
  const names = listHosts(dataDir).map((host) => host.name);

  if (name === undefined || !names.includes(name)) {
    const there = names.length ? `The hosts are ${ names.join(', ') }.` : 'There is no host yet.';

    throw new Misuse(`${ name === undefined ? 'Say which host with --name.' : `There is no host ${ name }.` } ${ there }`);
  }

  return new Machine(hostFolder(dataDir, name));
}

function skippedBootstrap({ name }: Machine): string {
  return `The bootstrap script did not run: ${ HOST_FILES.bootstrapDone } is still there from an earlier cluster. `
    + `Next: npm run host -- reset --name ${ name } --force removes it; then register the host again and restart its agent.`;
}

function described(event: AgentEvent, machine: Machine): string {
  switch (event.type) {
    case 'connected': return `Connected. Watching plan Secret ${ event.namespace }/${ event.secretName }; Ctrl-C ends the agent.`;
    case 'failed': return `Failed to apply plan ${ event.checksum }, as asked for.`;
    case 'script failed': return `The bootstrap script failed: ${ event.reason }`;
    case 'plan gone': return 'The plan Secret is gone. After registering again, the agent has to be restarted.';
    case 'connection lost': return `Connection lost: ${ event.reason }. Trying again.`;
    case 'applied': return [
      `Applied plan ${ event.plan.checksum }.`,
      ...event.plan.files.map((file) => `Wrote ${ file }`),
      ...event.plan.instructions.map((instruction) => `Pretended: ${ instruction }`),
      ...event.plan.bootstrap === 'skipped' ? [skippedBootstrap(machine)] : [],
      ...event.plan.isReset ? [`A reset was asked for. Next: npm run host -- reset --name ${ machine.name }`] : [],
    ].join('\n');
  }
}

function isParseError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
