import { randomBytes } from 'node:crypto';
import type { Condition } from '../controllers/resources';
import { patchCustom } from '../controllers/writes';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { API_VERSION, OPERATIONS, type Operation, type OperationStatus } from './resources';

type Phase = 'running' | 'done' | { failure: string };

/** Conditions of an operation, as kstatus has them, by which steve tells `transitioning` and `error`. */
export function operationConditions(phase: Phase, now: Date): Condition[] {
  const lastTransitionTime = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const condition = (type: string, isTrue: boolean, message: string): Condition => ({
    type, status: isTrue ? 'True' : 'False', reason: '', message: isTrue ? message : '', lastTransitionTime,
  });

  return [
    condition('Reconciling', phase === 'running', 'running operation'),
    condition('Stalled', typeof phase === 'object', typeof phase === 'object' ? phase.failure : ''),
  ];
}

/** What is done in Helm's place, each with an object that says how far it is. */
export class Operations {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly kubernetes: Kubernetes, private readonly log: (line: string) => void) {}

  /** Begins the work and returns its operation, without waiting for its end. @throws ApiException if the operation can't be written */
  async start(about: Omit<OperationStatus, 'podCreated' | 'conditions'>, work: () => Promise<void>): Promise<Operation> {
    const name = `helm-operation-${ randomBytes(3).toString('hex') }`;
    const { namespace } = about;
    const created = await this.kubernetes.custom.createNamespacedCustomObject({
      ...OPERATIONS, namespace, body: { apiVersion: API_VERSION, kind: 'Operation', metadata: { name, namespace } },
    }) as Operation;
    const operation = await this.write(created, { ...about, podCreated: false, conditions: operationConditions('running', new Date()) });
    const end = this.finish(operation, work).finally(() => this.running.delete(end));

    this.running.add(end);

    return operation;
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    await Promise.all(this.running);
  }

  private async finish({ metadata: { name, namespace }, status }: Operation, work: () => Promise<void>): Promise<void> {
    let phase: Phase = 'done';

    try {
      await work();
    } catch (error) {
      phase = { failure: apiMessage(error) };
    }
    this.log(`${ status?.action ?? '' } ${ namespace }/${ status?.releaseName ?? '' }: ${ typeof phase === 'object' ? phase.failure : phase }`);
    await this.write({ metadata: { name, namespace } }, { conditions: operationConditions(phase, new Date()) }).catch((error: unknown) => {
      // its namespace was deleted, for example
      this.log(`Operation ${ name }: ${ apiMessage(error) }`);
    });
  }

  private async write({ metadata }: Pick<Operation, 'metadata'>, status: Partial<OperationStatus>): Promise<Operation> {
    return patchCustom<Operation>(this.kubernetes, OPERATIONS, { apiVersion: API_VERSION, kind: 'Operation', metadata }, { status }, 'status');
  }
}
