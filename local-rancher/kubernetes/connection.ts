import {
  CoreV1Api, createConfiguration, CustomObjectsApi, KubeConfig, KubernetesObjectApi, RbacAuthorizationV1Api, ResponseContext, ServerConfiguration,
  wrapHttpLibrary, type ApiType, type Configuration, type RequestContext,
} from '@kubernetes/client-node';
import { Agent, request as send } from 'undici';

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
 * Keeps its connections. The library would make one, and so a TLS handshake, for each request: writing thousands of objects
 * is three to four times as fast with undici. (The library's own node-fetch can keep connections too, but then takes whole
 * answers for cut off ones when a connection is used again at once.)
 */
class KeepAliveKubeConfig extends KubeConfig {
  override makeApiClient<T extends ApiType>(apiClient: new (config: Configuration) => T): T {
    const cluster = this.getCurrentCluster();

    if (!cluster) {
      throw new Error(`The kubeconfig has no cluster for its current context "${ this.getCurrentContext() }".`);
    }
    const agent = new Agent({
      connections: PARALLEL_REQUESTS,
      connect: { ca: cluster.caData ? Buffer.from(cluster.caData, 'base64') : undefined, rejectUnauthorized: !cluster.skipTLSVerify },
    });

    return new apiClient(createConfiguration({
      baseServer: new ServerConfiguration(cluster.server, {}),
      authMethods: { default: this },
      httpApi: wrapHttpLibrary({ send: (request) => sendWith(agent, request) }),
    }));
  }
}

async function sendWith(dispatcher: Agent, request: RequestContext): Promise<ResponseContext> {
  const { statusCode, headers, body } = await send(request.getUrl(), {
    dispatcher,
    method: request.getHttpMethod(),
    headers: request.getHeaders(),
    body: request.getBody() as string | undefined,
    signal: request.getSignal(),
  });
  const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']);

  return new ResponseContext(statusCode, Object.fromEntries(single) as Record<string, string>, {
    text: () => body.text(),
    binary: async () => Buffer.from(await body.arrayBuffer()),
  });
}

/** The clients for the current context of a kubeconfig file. */
export function connect(kubeconfigFile: string): Kubernetes {
  const config = new KeepAliveKubeConfig();

  config.loadFromFile(kubeconfigFile);

  return {
    config,
    core: config.makeApiClient(CoreV1Api),
    custom: config.makeApiClient(CustomObjectsApi),
    rbac: config.makeApiClient(RbacAuthorizationV1Api),
    objects: KubernetesObjectApi.makeApiClient(config),
  };
}
