import { collection, sendJson } from './answer';
import type { RancherModule } from './handler';

/** The Kubernetes version that a new cluster gets by default, per distribution. */
export const DEFAULT_RELEASES = { rke2: 'v1.34.1+rke2r1', k3s: 'v1.34.1+k3s1' } as const;

const PATH = /^\/v1-(rke2|k3s)-release\/(release|channel)s$/;

/** Point 9: the form for a new cluster offers these versions; empty lists make it throw. */
export function kubernetesReleasesModule(): RancherModule {
  return {
    handle: ({ request, response, url }) => {
      const [, distribution, resource] = PATH.exec(url.pathname) ?? [];

      if (request.method !== 'GET' || distribution === undefined || resource === undefined) {
        return false;
      }
      const version = DEFAULT_RELEASES[distribution as keyof typeof DEFAULT_RELEASES];
      const entry = resource === 'release'
        ? { id: version, type: 'release', version, serverArgs: {}, agentArgs: {}, charts: {} }
        : { id: 'default', type: 'channel', latest: version };

      sendJson(response, collection(resource, [entry]));

      return true;
    },
  };
}
