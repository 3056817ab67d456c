import { join } from 'node:path';
import { cached, hashOf } from './cache';
import { isMissingProgram, run } from './run';

/**
 * Of those that Rancher 2.12 to 2.15 run charts with, the newest of the third generation. A Go module: the program is built from its
 * source, as the backend is.
 */
const HELM = 'helm.sh/helm/v3/cmd/helm@v3.22.0';

/**
 * The path of Helm, which renders charts for the local Rancher and tests the catalog: the one on the PATH if there is one, otherwise one
 * that is built once. Rejects with a message for a person if it can't be built.
 */
export async function findHelm(log: (line: string) => void): Promise<string> {
  try {
    await run('helm', ['version'], { cwd: __dirname });

    return 'helm';
  } catch (error) {
    if (!isMissingProgram(error)) {
      throw error;
    }
  }

  return buildHelm(log);
}

async function buildHelm(log: (line: string) => void): Promise<string> {
  try {
    const folder = await cached({
      kind: 'helm',
      hash: await hashOf(__dirname, [], [HELM]),
      build: async (folder) => {
        log('Building Helm: 1 to 3 minutes, and only once.');
        await run('go', ['install', '-trimpath', '-ldflags', '-s -w', HELM], {
          cwd: folder, env: { CGO_ENABLED: '0', GOBIN: folder, GOWORK: 'off' },
        });
      },
    });

    return join(folder, 'helm');
  } catch (error) {
    throw isMissingProgram(error)
      ? new Error('Charts are rendered by Helm, and there is neither "helm" nor "go", which could build it, on the PATH. '
        + 'Install one of them: https://helm.sh or https://go.dev/dl', { cause: error })
      : error;
  }
}
