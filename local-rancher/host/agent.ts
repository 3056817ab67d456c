import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { oneSecret } from '../controllers/collection';
import { Informer } from '../controllers/informer';
import type { Secret } from '../controllers/resources';
import { isConflict, patchSecret } from '../controllers/writes';
import { secretText } from '../elemental-operator/plan-status';
import { planChecksum } from '../elemental-operator/plans';
import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { joinCluster } from '../provisioning/bootstrap-script';
import { readAgentConnection, type AgentConnection } from './agent-config';
import { applyPlan, failureFeedback, successFeedback, type AppliedPlan } from './agent-plan';
import { errorMessage } from './error-message';
import type { Machine } from './machine';

/** What a person may want to know of the agent. */
export type AgentEvent
  = | { type: 'connected'; namespace: string; secretName: string }
    | { type: 'applied'; plan: AppliedPlan }
    | { type: 'failed'; checksum: string }
    | { type: 'script failed'; reason: string }
    | { type: 'plan gone' }
    | { type: 'connection lost'; reason: string };

export interface AgentOptions {
  machine: Machine;
  /** Fail to apply plans. */
  mustFail?: boolean;
  report?: (event: AgentEvent) => void;
}

export interface Agent {
  /** Ends the agent as if its service were stopped. */
  stop: () => void;
  /** Resolves when it was stopped; rejects when it can't go on, as when its rights were taken away. */
  ended: Promise<void>;
}

/**
 * The host's system agent: it watches its plan Secret through the connection that registering with `--install` left on the
 * host, applies each plan that it hasn't applied and says so in the Secret (recordings `05-delete-matrix/real-agent`).
 * Like the real one it reads its connection only when it starts.
 * @throws Error if the host has no connection
 */
export function runAgent({ machine, mustFail = false, report = () => undefined }: AgentOptions): Agent {
  const connection = readAgentConnection(machine);

  if (!connection) {
    throw new Error(`Host ${ machine.name } has no agent connection. Register it with --install --no-toolkit first.`);
  }

  return new SystemAgent(machine, connection, mustFail, report).start();
}

class SystemAgent {
  private readonly kubernetes;
  private readonly informer: Informer<Secret>;
  private isFirst = true;
  private work = Promise.resolve();
  private end: (failure?: Error) => void = () => undefined;

  constructor(
    private readonly machine: Machine,
    private readonly connection: AgentConnection,
    private readonly mustFail: boolean,
    private readonly report: (event: AgentEvent) => void,
  ) {
    this.kubernetes = clientsFor(connection);
    this.informer = new Informer<Secret>({
      kubernetes: this.kubernetes,
      collection: oneSecret(this.kubernetes, connection.namespace, connection.secretName),
      onChange: ({ object, isDeleted }) => {
        if (isDeleted) {
          this.report({ type: 'plan gone' });
        } else {
          this.work = this.work.then(() => this.process(object)).catch(this.fail);
        }
      },
      onInterruption: (reason) => {
        this.report({ type: 'connection lost', reason });
      },
    });
  }

  start(): Agent {
    const ended = new Promise<void>((resolve, reject) => {
      this.end = (failure) => {
        this.informer.stop();
        if (failure) {
          reject(failure);
        } else {
          resolve();
        }
      };
    });

    // Whoever doesn't wait for the end needn't handle its failure.
    ended.catch(() => undefined);
    this.connect().catch((error: unknown) => {
      this.end(new Error(`error while connecting to Kubernetes cluster: ${ reasonOf(error) }`, { cause: error }));
    });

    return {
      ended,
      stop: () => {
        this.end();
      },
    };
  }

  private readonly fail = (error: unknown): void => {
    this.end(new Error(`the plan can't be applied: ${ apiMessage(error) }`, { cause: error }));
  };

  private async connect(): Promise<void> {
    await this.informer.start();
    const { namespace, secretName } = this.connection;

    this.report({ type: 'connected', namespace, secretName });
  }

  private async process(secret: Secret): Promise<void> {
    const plan = secretText(secret, 'plan');
    const checksum = planChecksum(plan);

    if (!plan || (secretText(secret, 'applied-checksum') === checksum && !this.isFirst) || this.hasJustFailed(secret, checksum)) {
      return;
    }
    const applied = await this.apply(plan);
    const feedback = applied ? successFeedback(secret, checksum, new Date()) : failureFeedback(secret, checksum, new Date(), this.isFirst);

    this.isFirst = false;
    if (await this.write(secret, feedback)) {
      this.report(applied ? { type: 'applied', plan: applied } : { type: 'failed', checksum });
    }
  }

  /** Undefined if the plan couldn't be applied, or mustn't be. */
  private async apply(plan: string): Promise<AppliedPlan | undefined> {
    try {
      return this.mustFail ? undefined : await applyPlan(this.machine, plan, new Date(), joinCluster);
    } catch (error) {
      this.report({ type: 'script failed', reason: errorMessage(error) });

      return undefined;
    }
  }

  /** The real agent tries again after 30 s and longer; ours when it is started again. */
  private hasJustFailed(secret: Secret, checksum: string): boolean {
    return secretText(secret, 'failed-checksum') === checksum && !this.isFirst;
  }

  /** Writes into the Secret if it is still the one that was processed; another one is on its way to us. */
  private async write({ metadata }: Secret, feedback: Record<string, string | Buffer>): Promise<boolean> {
    const { namespace, name, resourceVersion } = metadata;
    const data = Object.fromEntries(Object.entries(feedback).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));

    try {
      await patchSecret(this.kubernetes, namespace, name, { metadata: { resourceVersion }, data });

      return true;
    } catch (error) {
      if (!isConflict(error)) {
        this.end(new Error(`[K8s] encountered an error while attempting to update the secret: ${ reasonOf(error) }`, { cause: error }));
      }

      return false;
    }
  }
}

/** A refused token comes without a message that says so. */
function reasonOf(error: unknown): string {
  return isStatus(error, 401) ? 'Unauthorized. Was the registration endpoint deleted? Then register the host again.' : apiMessage(error);
}

/** As the host's kubeconfig says; a Rancher without TLS is allowed, which the real agent refuses. */
function clientsFor({ kubeConfig }: AgentConnection): Pick<Kubernetes, 'config' | 'core'> {
  const config = new KubeConfig();

  config.loadFromString(kubeConfig);
  // The client library connects without TLS only if nothing is to be verified.
  config.clusters = config.clusters.map((cluster) => ({ ...cluster, skipTLSVerify: cluster.server.startsWith('http:') }));

  return { config, core: config.makeApiClient(CoreV1Api) };
}
