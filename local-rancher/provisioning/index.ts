import { isDeepStrictEqual } from 'node:util';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { customObjects } from '../controllers/collection';
import { failureLog } from '../controllers/failure-log';
import { Informers } from '../controllers/informers';
import type { Change } from '../controllers/object-cache';
import type { Resource } from '../controllers/resources';
import { WorkQueue, type Backoff } from '../controllers/work-queue';
import { elementalObjects } from '../elemental-operator/collections';
import type { MachineInventorySelector } from '../elemental-operator/resources';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { ClusterController } from './cluster-controller';
import { ManagementClusters, originOf } from './management-clusters';
import { JOIN_PATH, NodeJoining } from './node-joining';
import {
  CLUSTER_LABEL, CLUSTERS, DEPLOYMENTS, MACHINES, MANAGEMENT_CLUSTERS, type Machine, type MachineDeployment, type ManagementCluster,
  type ProvisioningCluster,
} from './resources';

export interface ProvisioningOptions {
  kubernetes: Kubernetes;
  /** Where hosts reach Rancher, without a slash at its end. */
  serverUrl: string;
  /** Told what is made of clusters, in lines that never contain a token. */
  log?: (message: string) => void;
}

export interface Provisioning {
  /** Where hosts join their clusters: a path of Rancher's, and what answers there. */
  mount: { path: string; handle: (request: IncomingMessage, response: ServerResponse) => void };
  /** Ends all watches; resolves when nothing is being written any more. */
  stop: () => Promise<void>;
}

/** How long a cluster that can't be worked on waits: a missing template may come any time. */
const BACKOFF: Backoff = { firstMs: 50, maxMs: 10_000 };

/** Starts a stand-in for Rancher's provisioning of clusters from Elemental's machines. @throws Error if the API can't be read */
export async function startProvisioning(options: ProvisioningOptions): Promise<Provisioning> {
  const provisioning = new ClusterProvisioning(options);

  try {
    await provisioning.start();
  } catch (error) {
    await provisioning.stop();
    throw new Error(`Rancher's provisioning can't read what it looks after: ${ apiMessage(error) }`, { cause: error });
  }

  return provisioning;
}

class ClusterProvisioning implements Provisioning {
  readonly mount: Provisioning['mount'];
  private readonly informers: Informers;
  private readonly queue: WorkQueue;

  constructor({ kubernetes, serverUrl, log = () => undefined }: ProvisioningOptions) {
    this.informers = new Informers(kubernetes, log);
    const clusters = this.informers.watch<ProvisioningCluster>(customObjects(kubernetes, CLUSTERS), ({ key }) => {
      this.queue.add(key);
    });
    const deployments = this.informers.watch<MachineDeployment>(customObjects(kubernetes, DEPLOYMENTS), this.partChanged);
    const machines = this.informers.watch<Machine>(customObjects(kubernetes, MACHINES), this.partChanged);
    const selectors = this.informers.watch<MachineInventorySelector>(elementalObjects(kubernetes, 'machineinventoryselectors'), this.partChanged);
    const managed = this.informers.watch<ManagementCluster>(customObjects(kubernetes, MANAGEMENT_CLUSTERS), ({ object }) => {
      this.add(originOf(object));
    });

    this.mount = { path: JOIN_PATH, handle: new NodeJoining(kubernetes, log).handle };
    this.queue = new WorkQueue({
      work: new ClusterController({
        kubernetes, serverUrl, clusters, deployments, machines, selectors, log, management: new ManagementClusters(kubernetes, managed),
      }).reconcile,
      parallel: 1,
      backoff: BACKOFF,
      onError: failureLog('Cluster', log),
    });
  }

  /** Works only once all caches are filled, lest it makes what is there. */
  async start(): Promise<void> {
    await this.informers.start();
    this.queue.start();
  }

  readonly stop = async (): Promise<void> => {
    this.informers.stop();
    await this.queue.stop();
  };

  private readonly partChanged = ({ object, previous }: Change<Resource>): void => {
    const { namespace, labels } = object.metadata;
    const cluster = labels?.[CLUSTER_LABEL];

    if (cluster !== undefined && !isDeepStrictEqual(object, previous)) {
      this.add(`${ namespace }/${ cluster }`);
    }
  };

  private add(key: string | undefined): void {
    if (key !== undefined) {
      this.queue.add(key);
    }
  }
}
