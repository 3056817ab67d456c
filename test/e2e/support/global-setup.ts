import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(__dirname, '../../..');

/** What the tests need to know of the Rancher that runs for them; they find it in the environment. */
export interface Served {
  url: string;
  /** Another Rancher, on which Elemental is not installed. */
  bareUrl: string;
  bareKubeconfig: string;
  kubeconfig: string;
  etcdUrl: string;
  hostsDir: string;
}

/** Starts what the tests need in a process of its own: see serve.ts. Resolves with what stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const tsx = path.join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, [tsx, path.join(__dirname, 'serve.ts')], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => {
    resolve();
  }));
  const served = await new Promise<Served>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('served ')) {
        resolve(JSON.parse(line.slice('served '.length)) as Served);
      } else {
        console.log(line);
      }
    });
    child.once('close', (code) => {
      reject(new Error(`The local Rancher for the tests ended (exit code ${ code ?? 'none' }) before it was ready: see its messages above.`));
    });
  });

  process.env.E2E_URL = served.url;
  process.env.E2E_BARE_URL = served.bareUrl;
  process.env.E2E_BARE_KUBECONFIG = served.bareKubeconfig;
  process.env.E2E_KUBECONFIG = served.kubeconfig;
  process.env.E2E_ETCD_URL = served.etcdUrl;
  process.env.E2E_HOSTS_DIR = served.hostsDir;

  return async () => {
    child.stdin.end();
    await ended;
  };
}
