import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { failureLog } from '../controllers/failure-log';
import type { Informer } from '../controllers/informer';
import { Informers } from '../controllers/informers';
import type { Change, ChangeListener } from '../controllers/object-cache';
import { keyOf, type Resource } from '../controllers/resources';
import { OPERATOR_BACKOFF, WorkQueue, type Backoff, type Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import { PARALLEL_REQUESTS, type Kubernetes } from '../kubernetes/connection';
import { elementalObjects, managedServiceAccounts, planSecrets } from './collections';
import { InventoryController } from './inventory-controller';
import { MachineEnrolment } from './machine-enrolment';
import { OsImageController } from './os-image-controller';
import { PlanSecrets } from './plan-secret';
import { RegistrationController } from './registration-controller';
import { RegistrationServer } from './registration-server';
import { isUndecodable } from './registration-status';
import type { MachineInventory, MachineInventorySelector, MachineRegistration, ManagedOSImage, ManagedOSVersion } from './resources';
import { SelectorController } from './selector-controller';
import { selectorsConcerned } from './selector-events';

export interface OperatorOptions {
  kubernetes: Kubernetes;
  /** Told what the operator does, in lines that never contain a token or a registration URL. */
  log?: (message: string) => void;
  /** How long a failing object waits for the next try; as the real operator's by default. */
  backoff?: Backoff;
}

export interface Operator {
  /** Ends all watches and connections; resolves when nothing is being written any more. */
  stop: () => Promise<void>;
  /** Answers requests below `/elemental/`. */
  registrationServer: {
    handle: (request: IncomingMessage, response: ServerResponse) => void;
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  };
}

/**
 * Starts a stand-in for the elemental-operator: it reads and writes the API as the real one does with registrations,
 * inventories and their selectors, says of OS images that Fleet has them, and answers hosts that register. An object with the
 * annotation `local-rancher/hold: "true"` is left alone.
 * @throws Error if the API can't be read, e.g. because Elemental's CRDs aren't installed
 */
export async function startOperator(options: OperatorOptions): Promise<Operator> {
  const operator = new ElementalOperator(options);

  try {
    await operator.start();
  } catch (error) {
    await operator.stop();
    throw new Error(`The operator can't read what it looks after: ${ apiMessage(error) }. Are Elemental's CRDs installed?`, { cause: error });
  }

  return operator;
}

class ElementalOperator implements Operator {
  readonly registrationServer: RegistrationServer;
  private readonly log: (message: string) => void;
  private readonly informers: Informers;
  private readonly registrations: Informer<MachineRegistration>;
  private readonly registrationQueue: WorkQueue;
  private readonly inventoryQueue: WorkQueue;
  private readonly selectorQueue: WorkQueue;
  private readonly osImageQueue: WorkQueue;

  constructor(private readonly options: OperatorOptions) {
    const { kubernetes } = options;
    const log = options.log ?? (() => undefined);

    this.log = log;
    this.informers = new Informers(kubernetes, log);
    this.registrations = this.informers.watch(elementalObjects<MachineRegistration>(kubernetes, 'machineregistrations'), this.registrationChanged);
    const selectors = this.informers.watch(elementalObjects<MachineInventorySelector>(kubernetes, 'machineinventoryselectors'), (change) => {
      addUnlessStatusOnly(this.selectorQueue, change);
    });
    const inventories = this.informers.watch(elementalObjects<MachineInventory>(kubernetes, 'machineinventories'), (change) => {
      addUnlessStatusOnly(this.inventoryQueue, change);
      selectorsConcerned(change, selectors.values()).forEach((key) => {
        this.selectorQueue.add(key);
      });
    });
    const secrets = this.informers.watch(planSecrets(kubernetes), ({ object }) => {
      addOwner(this.inventoryQueue, object, 'MachineInventory');
    });
    const serviceAccounts = this.informers.watch(managedServiceAccounts(kubernetes), ({ object }) => {
      addOwner(this.registrationQueue, object, 'MachineRegistration');
    });
    const images = this.informers.watch(elementalObjects<ManagedOSImage>(kubernetes, 'managedosimages'), (change) => {
      addUnlessStatusOnly(this.osImageQueue, change);
    });
    const versions = this.informers.watch(elementalObjects<ManagedOSVersion>(kubernetes, 'managedosversions'), ({ object }) => {
      [...images.values()].filter((image) => image.spec?.managedOSVersionName === object.metadata.name).forEach((image) => {
        this.osImageQueue.add(keyOf(image));
      });
    });
    const { registrations } = this;
    const plans = new PlanSecrets(kubernetes, secrets);

    // One at a time: of two with the same token the second has to see that the first has it.
    this.registrationQueue = this.queue('MachineRegistration', 1, new RegistrationController({ kubernetes, registrations, serviceAccounts, log }));
    this.inventoryQueue = this.queue(
      'MachineInventory', PARALLEL_REQUESTS, new InventoryController({ kubernetes, inventories, planSecrets: plans, log }),
    );
    // One at a time: of two that look for a machine the second has to see what the first took.
    this.selectorQueue = this.queue(
      'MachineInventorySelector', 1, new SelectorController({ kubernetes, selectors, inventories, planSecrets: plans, log }),
    );
    this.osImageQueue = this.queue('ManagedOSImage', 1, new OsImageController({ kubernetes, images, versions, log }));
    this.registrationServer = new RegistrationServer({ kubernetes, registrations, log, enrolment: new MachineEnrolment(kubernetes, inventories) });
  }

  /** Works only once all caches are filled: a token, say, is compared with those of all registrations. */
  async start(): Promise<void> {
    await this.informers.start();
    this.registrationQueue.start();
    this.inventoryQueue.start();
    this.selectorQueue.start();
    this.osImageQueue.start();
  }

  async stop(): Promise<void> {
    this.informers.stop();
    this.registrationServer.stop();
    await Promise.all([this.registrationQueue, this.inventoryQueue, this.selectorQueue, this.osImageQueue].map((queue) => queue.stop()));
  }

  private queue(kind: string, parallel: number, { reconcile }: { reconcile: (key: string) => Promise<Outcome> }): WorkQueue {
    return new WorkQueue({
      work: reconcile,
      parallel,
      backoff: this.options.backoff ?? OPERATOR_BACKOFF,
      onError: failureLog(kind, this.log),
    });
  }

  private readonly registrationChanged: ChangeListener<MachineRegistration> = (change) => {
    if (change.previous && isUndecodable(change.previous)) {
      // The operator may see the others again.
      for (const registration of this.registrations.values()) {
        this.registrationQueue.add(keyOf(registration));
      }
    }
    addUnlessStatusOnly(this.registrationQueue, change);
  };
}

/** A status is what the controllers write themselves: a change of nothing else is no reason to look at the object. */
function addUnlessStatusOnly<T extends Resource>(queue: WorkQueue, { key, object, previous, isDeleted }: Change<T>): void {
  if (!isDeleted && !(previous && isDeepStrictEqual(withoutStatus(previous), withoutStatus(object)))) {
    queue.add(key);
  }
}

function withoutStatus(object: Resource): object {
  return { ...object, status: undefined, metadata: { ...object.metadata, resourceVersion: undefined } };
}

function addOwner(queue: WorkQueue, { metadata }: Resource, kind: string): void {
  const owner = metadata.ownerReferences?.find((reference) => reference.kind === kind);

  if (owner) {
    queue.add(`${ metadata.namespace }/${ owner.name }`);
  }
}
