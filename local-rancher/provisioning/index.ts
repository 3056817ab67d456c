import { isDeepStrictEqual } from 'node:util';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { customObjects, elementalObjects, type Collection } from '../elemental-operator/collection';
import { Informer } from '../elemental-operator/informer';
import type { Change, ChangeListener } from '../elemental-operator/object-cache';
import type { MachineInventorySelector, Resource } from '../elemental-operator/resources';
import { WorkQueue, type Backoff } from '../elemental-operator/work-queue';
import { isConflict } from '../elemental-operator/writes';
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
  private readonly informers: Pick<Informer<Resource>, 'start' | 'stop'>[] = [];
  private readonly queue: WorkQueue;
  private readonly log: (message: string) => void;

  constructor(private readonly options: ProvisioningOptions) {
    const { kubernetes, serverUrl, log = () => undefined } = options;
    const clusters = this.watch<ProvisioningCluster>(customObjects(kubernetes, CLUSTERS), ({ key }) => {
      this.queue.add(key);
    });
    const deployments = this.watch<MachineDeployment>(customObjects(kubernetes, DEPLOYMENTS), this.partChanged);
    const machines = this.watch<Machine>(customObjects(kubernetes, MACHINES), this.partChanged);
    const selectors = this.watch<MachineInventorySelector>(elementalObjects(kubernetes, 'machineinventoryselectors'), this.partChanged);
    const managed = this.watch<ManagementCluster>(customObjects(kubernetes, MANAGEMENT_CLUSTERS), ({ object }) => {
      this.add(originOf(object));
    });

    this.log = log;
    this.mount = { path: JOIN_PATH, handle: new NodeJoining(kubernetes, log).handle };
    this.queue = new WorkQueue({
      work: new ClusterController({
        kubernetes, serverUrl, clusters, deployments, machines, selectors, log, management: new ManagementClusters(kubernetes, managed),
      }).reconcile,
      parallel: 1,
      backoff: BACKOFF,
      onError: (key, error) => {
        // Somebody else was faster, or something isn't there yet: the queue tries again.
        if (!isConflict(error) && !isStatus(error, 404)) {
          log(`Cluster ${ key }: ${ apiMessage(error) }`);
        }
      },
    });
  }

  /** Works only once all caches are filled, lest it makes what is there. */
  async start(): Promise<void> {
    await Promise.all(this.informers.map((informer) => informer.start()));
    this.queue.start();
  }

  readonly stop = async (): Promise<void> => {
    this.informers.forEach((informer) => {
      informer.stop();
    });
    await this.queue.stop();
  };

  private watch<T extends Resource>(collection: Collection<T>, onChange: ChangeListener<T>): Informer<T> {
    const informer = new Informer<T>({
      kubernetes: this.options.kubernetes,
      collection,
      onChange,
      onInterruption: (reason) => {
        this.log(`${ collection.path } is watched again after: ${ reason }`);
      },
    });

    this.informers.push(informer);

    return informer;
  }

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
