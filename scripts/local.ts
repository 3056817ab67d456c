import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBackend } from '../local-rancher/backend';
import { buildDashboard } from '../local-rancher/builds/dashboard';
import { buildExtension, watchExtension } from '../local-rancher/builds/extension';
import { findHelm } from '../local-rancher/builds/helm';
import { CATALOG_PATH } from '../local-rancher/extensions';
import { startLocalRancher, type LocalRancher } from '../local-rancher/local-rancher';
import { USERS } from '../local-rancher/rancher-api';
import { growFleet } from '../local-rancher/sample-data';
import { installSteps, localCatalog } from './local-catalog';
import { step } from './progress';

const ROOT = path.resolve(__dirname, '..');

/** The last one after which the four others are ports too. */
const HIGHEST_PORT = 65535 - 4;

const USAGE = `npm start -- [options]      (the same for npm run dev)

  --machines N    as many machines in the sample fleet, instead of 60
  --empty         no sample fleet
  --not-installed leave it to you to install the extension, from a catalog of this build
  --fresh         forget everything of earlier starts
  --port N        where the browser goes (8443); the four ports after it are used too
  --data-dir DIR  where everything is kept (.local-rancher)
`;

interface Options {
  machines?: number;
  empty: boolean;
  fresh: boolean;
  notInstalled: boolean;
  port: number;
  dataDir: string;
}

/** @throws Error with what is wrong and the usage */
function optionsFrom(args: string[]): Options {
  try {
    return readOptions(args);
  } catch (error) {
    throw new Error(`${ error instanceof Error ? error.message : String(error) }\n\n${ USAGE }`, { cause: error });
  }
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      'machines': { type: 'string' },
      'empty': { type: 'boolean', default: false },
      'not-installed': { type: 'boolean', default: false },
      'fresh': { type: 'boolean', default: false },
      'port': { type: 'string', default: '8443' },
      'data-dir': { type: 'string', default: path.join(ROOT, '.local-rancher') },
      'help': { type: 'boolean', default: false },
    },
  });

  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }

  if (values.empty && values.machines !== undefined) {
    throw new Error('--empty and --machines exclude each other.');
  }

  return {
    notInstalled: values['not-installed'],
    machines: values.machines === undefined ? undefined : wholeNumber('--machines', values.machines),
    empty: values.empty,
    fresh: values.fresh,
    port: wholeNumber('--port', values.port, HIGHEST_PORT),
    dataDir: path.resolve(values['data-dir']),
  };
}

function wholeNumber(option: string, value: string, highest = Infinity): number {
  if (!/^\d+$/.test(value) || Number(value) > highest) {
    throw new Error(`${ option } needs a whole number${ Number.isFinite(highest) ? ` up to ${ highest }` : '' }, not "${ value }".`);
  }

  return Number(value);
}

async function start({ machines, empty, fresh, port, dataDir, notInstalled }: Options, watch: boolean): Promise<LocalRancher> {
  const backend = await step('Backend: etcd, kube-apiserver, steve', (log) => buildBackend({ log }));
  const dashboard = await step('Rancher Dashboard', buildDashboard);

  const extension = await step('Elemental extension', (tell) => buildExtension(notInstalled ? 'release' : 'quick', tell));
  const catalog = notInstalled ? await step('Catalog', (tell) => localCatalog(dataDir, tell)) : undefined;

  if (notInstalled) {
    await step('Helm', findHelm);
  }

  if (watch) {
    watchExtension(extension, (line) => {
      console.log(line);
    });
  }
  const log = await logFile(dataDir);
  const local = await step('Starting', () => startLocalRancher({
    backend,
    dashboard,
    extension: () => extension,
    installed: !notInstalled,
    catalog: () => catalog,
    dataDir,
    port,
    backendPorts: { etcd: port + 1, etcdPeer: port + 2, kube: port + 3, steve: port + 4 },
    fresh,
    log,
  }).catch(rethrowWithOurOptions));

  if (!empty) {
    await step('Sample fleet', async (tell) => {
      await growFleet(local, { machines, log: tell });
      await local.untilListed();
    });
  }

  return local;
}

/** A message of the backend names its own options: it has one for each port, we have one for all. */
function rethrowWithOurOptions(error: unknown): never {
  if (error instanceof Error) {
    error.message = error.message.replace(/--(etcd|etcd-peer|kube|steve)-port/g, '--port');
  }
  throw error;
}

/** What the servers have to say goes to a file: much of it is said at every closed page. */
async function logFile(dataDir: string): Promise<(line: string) => void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (error) {
    throw new Error(`The folder for the data cannot be made (${ String(error) }). Choose another with --data-dir.`, { cause: error });
  }
  const stream = createWriteStream(path.join(dataDir, 'log.txt'));

  return (line) => stream.write(`${ line }\n`);
}

function greet(url: string, { notInstalled }: Options): void {
  const logins = [...USERS.values()].map((user) => `  ${ user.displayName.padEnd(14) } ${ url }/login-as/${ user.login }`);

  console.log(`
Open ${ url } and sign in as one of these, with any password, or follow a link:

${ logins.join('\n') }

${ notInstalled ? `${ installSteps(`${ url }${ CATALOG_PATH }`) }\n` : '' }Play a machine with  npm run host -- register <registration URL> --no-toolkit
Stop with Ctrl-C. What you did is kept for the next start.
`);
}

/**
 * Starts the product on this machine with everything it needs, and serves until Ctrl-C.
 *
 * @param args as typed after the command
 * @param watch builds the extension anew when its sources change
 */
export async function runLocally(args: string[], { watch = false } = {}): Promise<void> {
  const options = optionsFrom(args);
  const local = await start(options, watch);
  // however often: the second Ctrl-C of somebody impatient must not leave the backend behind
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, resolve);
    }
  });
  const ended = local.backend.exited.then((code) => {
    throw new Error(`The backend ended (exit code ${ code ?? 'none' }): see log.txt where the data is (.local-rancher). Start again; --fresh forgets `
      + 'everything if its data is broken.');
  });

  greet(local.url, options);
  await Promise.race([told, ended]);
  console.log('\nStopping…');
  await local.stop();
  process.exit(0);
}
