import { REGISTRATION_DEADLINE_MS } from '../elemental-operator/protocol';
import { writeAgentConfig } from './agent-config';
import { parseClientConfig, readClientSettings, type ClientConfig, type ClientFlags, type ClientSettings } from './client-config';
import { CLIENT_VERSION, exchange, step } from './client-exchange';
import { clientLog, type ClientLog } from './client-log';
import { errorMessage } from './error-message';
import { HOST_FILES, type Machine } from './machine';
import { openState, saveState, type RegistrationState } from './state-file';

/** Where the client looks for its configuration with `--install` alone: on Elemental's installation media. */
const LIVE_MEDIA_CONFIG = '/run/initramfs/live/livecd-cloud-config.yaml';

/** The real client's exit code for every failure. */
const FAILURE_EXIT_CODE = 255;

export interface ClientOptions {
  machine: Machine;
  flags: ClientFlags;
  /** Gets each line that the real client would print. */
  print: (line: string) => void;
  /** How long the registration may take, from the connection on. */
  deadlineMs?: number;
}

export interface ClientResult {
  exitCode: 0 | typeof FAILURE_EXIT_CODE;
  /** The client's words for what went wrong, e.g. `registering machine: …`. */
  failure?: string;
  /** The host's inventory; unset if the client didn't learn of one. */
  inventory?: { namespace: string; name: string };
}

/**
 * One run of `elemental-register --config-path /etc/elemental/config.yaml --state-path /etc/elemental/state.yaml` on a
 * simulated host: the steps, files and words of the real one (recordings `03-register`). Where the real one prints its
 * token (with `--debug`), ours says how long it is.
 */
export async function runClient({ machine, flags, print, deadlineMs = REGISTRATION_DEADLINE_MS }: ClientOptions): Promise<ClientResult> {
  const run = new ClientRun(machine, flags, clientLog(print), deadlineMs);

  try {
    await run.execute();

    return { exitCode: 0, inventory: run.inventory };
  } catch (error) {
    const failure = errorMessage(error);

    run.log.fatal(failure);

    return { exitCode: FAILURE_EXIT_CODE, failure, inventory: run.inventory };
  }
}

class ClientRun {
  inventory?: ClientResult['inventory'];

  constructor(
    private readonly machine: Machine,
    private readonly flags: ClientFlags,
    readonly log: ClientLog,
    private readonly deadlineMs: number,
  ) {}

  async execute(): Promise<void> {
    const { install, reset } = this.flags;
    const settings = this.initialize();
    const state = this.state();

    this.checkRegistration(settings);
    const { machine, log, deadlineMs } = this;
    const answer = await step('registering machine', exchange({ machine, settings, state, log, deadlineMs }));
    const config = parseClientConfig(answer.yaml);

    saveState(machine, answer.state);
    this.inventory = inventoryIn(config);
    log.debug(`Fetched configuration from manager cluster:\n${ withoutToken(answer.yaml) }\n`);
    if (install) {
      this.install(settings, config);
    } else if (reset && settings.noToolkit) {
      log.warning('Reset not supported for no-toolkit hosts');
    }
  }

  private initialize(): ClientSettings {
    const { install, reset, noToolkit, debug } = this.flags;
    // Only the flag counts here: the configuration file isn't read yet (recording `f-ntconf-install.run.yaml`).
    const file = install && !noToolkit ? LIVE_MEDIA_CONFIG : HOST_FILES.config;

    this.log.info(`Register version ${ CLIENT_VERSION }, commit , commit date `);
    if (install && reset) {
      throw new Error('initializing configuration: --install and --reset flags are mutually exclusive');
    }
    if (debug) {
      this.log.enableDebug();
    }
    this.log.info(`Using base configuration file: ${ file }`);
    const settings = readClientSettings(this.machine, file, this.flags);

    if (!this.machine.exists(HOST_FILES.labels)) {
      this.log.debug(`Local labels file '${ HOST_FILES.labels }' not found, skipping`);
    }

    return settings;
  }

  /** With `--reset` the client registers as if for the first time. */
  private state(): RegistrationState {
    const state = openState(this.machine);

    return this.flags.reset ? {} : state;
  }

  private checkRegistration({ url, caCertificate }: ClientSettings): void {
    if (!url) {
      throw new Error('validating CA: registration URL is empty');
    }
    if (!caCertificate) {
      this.log.warning('CACert is empty');
    }
  }

  private install({ noToolkit }: ClientSettings, config: ClientConfig): void {
    if (!noToolkit) {
      throw new Error('installing elemental: a simulated host has no disk to install on');
    }
    this.log.plain('Installing local agent config');
    writeAgentConfig(this.machine, config, {
      making: (folder) => {
        this.log.debug(`agent state dir '${ folder }' does not exist. Creating now.`);
      },
      written: (what, file) => {
        this.log.info(`${ what } '${ file }' written.`);
      },
    });
  }
}

function inventoryIn({ elemental }: ClientConfig): ClientResult['inventory'] {
  const { 'secret-namespace': namespace = '', 'secret-name': name = '' } = elemental?.['system-agent'] ?? {};

  return { namespace, name };
}

/** The token lets whoever has it read every Secret of the namespace. */
function withoutToken(yaml: string): string {
  return yaml.replace(/^( +token: )(.*)$/m, (_, key: string, token: string) => `${ key }<service-account JWT, ${ token.length } chars, masked>`);
}
