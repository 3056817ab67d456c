import https from 'node:https';
import { CoreV1Api, CustomObjectsApi, KubeConfig, KubernetesObjectApi, RbacAuthorizationV1Api, type RequestContext } from '@kubernetes/client-node';

/** The clients that talk to one API server as one user. */
export interface Kubernetes {
  config: KubeConfig;
  core: CoreV1Api;
  custom: CustomObjectsApi;
  rbac: RbacAuthorizationV1Api;
  /** For objects of any kind, when only `apiVersion` and `kind` tell what they are. */
  objects: KubernetesObjectApi;
}

/** How many requests one client has under way at most: more only queue up in the API server. */
export const PARALLEL_REQUESTS = 48;

/**
 * The library makes an agent, and so a TLS handshake, for each request; with one that keeps its connections
 * writing thousands of objects is three to four times as fast.
 */
class KeepAliveKubeConfig extends KubeConfig {
  private agent?: https.Agent;

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    await super.applySecurityAuthentication(context);
    this.agent ??= this.keepAliveAgent();
    context.setAgent(this.agent);
  }

  private keepAliveAgent(): https.Agent {
    const cluster = this.getCurrentCluster();

    return new https.Agent({
      keepAlive: true,
      maxSockets: PARALLEL_REQUESTS,
      ca: cluster?.caData ? Buffer.from(cluster.caData, 'base64') : undefined,
      rejectUnauthorized: !cluster?.skipTLSVerify,
    });
  }
}

/** The clients for the current context of a kubeconfig file. */
export function connect(kubeconfigFile: string): Kubernetes {
  const config = new KeepAliveKubeConfig();

  config.loadFromFile(kubeconfigFile);

  return clientsFor(config);
}

/** The clients for a kubeconfig given as text, e.g. the one in a host's `elemental_connection.json`. */
export function connectWith(kubeconfig: string): Kubernetes {
  const config = new KeepAliveKubeConfig();

  config.loadFromString(kubeconfig);

  return clientsFor(config);
}

function clientsFor(config: KubeConfig): Kubernetes {
  return {
    config,
    core: config.makeApiClient(CoreV1Api),
    custom: config.makeApiClient(CustomObjectsApi),
    rbac: config.makeApiClient(RbacAuthorizationV1Api),
    objects: KubernetesObjectApi.makeApiClient(config),
  };
}
