import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { KubeConfig } from '@kubernetes/client-node';
import type { HttpCall, RancherModule, UpgradeCall } from './handler';
import { hasSession } from './session';
import { LOCAL_CLUSTER, stevePath } from './steve-proxy';
import { Upstream } from './upstream';
import { upstreamHeaders } from './upstream-headers';

/** The API server that hosts reach through us. */
export interface KubeEndpoint {
  /** Its address, e.g. `https://127.0.0.1:6443`. */
  kubeUrl: string;
  /** The certificate authorities that vouch for it, in PEM. */
  kubeCa?: string;
  /** Don't check its certificate; as in the kubeconfig. */
  kubeSkipTlsVerify?: boolean;
}

/** The API server of the current context of a kubeconfig. Throws if it has none. */
export function kubeEndpoint(config: KubeConfig): KubeEndpoint {
  const cluster = config.getCurrentCluster();

  if (!cluster) {
    throw new Error(`The kubeconfig has no cluster for its current context "${ config.getCurrentContext() }". Set current-context to one that has.`);
  }
  const inline = cluster.caData && Buffer.from(cluster.caData, 'base64').toString('utf8');

  return {
    kubeUrl: cluster.server,
    kubeCa: inline ?? (cluster.caFile && readFileSync(cluster.caFile, 'utf8')),
    kubeSkipTlsVerify: cluster.skipTLSVerify,
  };
}

/** The token of a request that comes from a host and not from the dashboard. */
function hostToken(request: IncomingMessage, pathname: string): string | undefined {
  if (!pathname.startsWith(`${ LOCAL_CLUSTER }/`) || hasSession(request)) {
    return undefined;
  }

  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

interface PassedOn {
  path: string;
  headers: OutgoingHttpHeaders;
}

/**
 * What is not in the browser's world: the agent on a registered host talks to `<server-url>/k8s/clusters/local/api/…` with the token of
 * its ServiceAccount. Such a request goes straight to the API server, which knows the token; one with a session is the dashboard's and goes to steve.
 */
export function kubeModule({ kubeUrl, kubeCa, kubeSkipTlsVerify }: KubeEndpoint): RancherModule {
  const kube = new Upstream('The API server', kubeUrl, { ca: kubeCa, skipTlsVerify: kubeSkipTlsVerify });

  const fromHost = ({ request, url }: HttpCall | UpgradeCall, kind: 'http' | 'websocket'): PassedOn | undefined => {
    const bearerToken = hostToken(request, url.pathname);

    return bearerToken === undefined
      ? undefined
      : {
          path: `${ stevePath(url.pathname) }${ url.search }`,
          headers: upstreamHeaders(request.headers, { identity: { bearerToken }, kind }),
        };
  };

  return {
    handle: (call) => {
      const passedOn = fromHost(call, 'http');

      if (passedOn) {
        kube.forward(call, passedOn.path, passedOn.headers);
      }

      return passedOn !== undefined;
    },
    upgrade: (call) => {
      const passedOn = fromHost(call, 'websocket');

      if (passedOn) {
        kube.forwardUpgrade(call, passedOn.path, passedOn.headers);
      }

      return passedOn !== undefined;
    },
    stop: () => {
      kube.stop();
    },
  };
}
