import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cached } from '../local-rancher/builds/cache';
import { run } from '../local-rancher/builds/run';

/** Of those that Rancher 2.12 to 2.15 run charts with, the newest of the third generation. */
const VERSION = 'v3.22.0';

/**
 * The path of Helm, which the catalog is tested with: the system's, or one built now with Go, which takes a minute, and is kept.
 *
 * Rejects if Helm isn't there and can't be built.
 */
export async function findHelm(log: (line: string) => void = () => undefined): Promise<string> {
  if (spawnSync('helm', ['version', '--short']).status === 0) {
    return 'helm';
  }
  const folder = await cached({
    kind: 'helm',
    hash: VERSION,
    build: async (unfinished) => {
      log(`Building Helm ${ VERSION }: one to two minutes, and only once.`);
      await run('go', ['install', '-trimpath', `helm.sh/helm/v3/cmd/helm@${ VERSION }`], {
        cwd: unfinished, env: { CGO_ENABLED: '0', GOWORK: 'off', GOBIN: unfinished },
      });
    },
  });

  return path.join(folder, 'helm');
}
