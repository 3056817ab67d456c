import { ApiException } from '@kubernetes/client-node';
import { readCrds, type CustomResourceDefinition } from '.';
import { apiMessage } from '../kubernetes/apply';
import { connect, type Kubernetes } from '../kubernetes/connection';
import type { ElementalObject } from './recorded-verdicts';

/** What the API server answered: the HTTP status with the object, or with the message of its refusal. */
export interface Answer {
  status: number;
  message?: string;
  object?: ElementalObject;
}

interface WriteOptions {
  dryRun?: 'All';
  fieldValidation?: 'Strict';
}

const NAMESPACE = 'default';
const PLURALS = new Map(readCrds().map(({ spec: { names } }) => [names.kind, names.plural]));

/** The API server that jest's set-up of the project `recorded` started. */
export function backend(): Kubernetes {
  const kubeconfig = process.env.BACKEND_KUBECONFIG;

  if (!kubeconfig) {
    throw new Error('There is no API server for this test. Run it with RECORDED=1 npx jest, which starts one.');
  }

  return connect(kubeconfig);
}

/** The same CRDs in another API group, where no operator of another test answers to what is created. */
export function inGroup(group: string, crds: CustomResourceDefinition[]): CustomResourceDefinition[] {
  return crds.map((crd) => ({ ...crd, metadata: { ...crd.metadata, name: `${ crd.spec.names.plural }.${ group }` }, spec: { ...crd.spec, group } }));
}

/** Creates an object of one of Elemental's kinds in the namespace `default`, whatever its own; a refusal is an answer, not an error. */
export async function create(kubernetes: Kubernetes, object: ElementalObject, options: WriteOptions = {}): Promise<Answer> {
  return answer(() => kubernetes.custom.createNamespacedCustomObjectWithHttpInfo({
    ...resource(object), ...options, body: { ...object, metadata: { ...object.metadata, namespace: NAMESPACE } },
  }));
}

/** Writes the status of an object that `create` answered with. */
export async function writeStatus(kubernetes: Kubernetes, object: ElementalObject, options: WriteOptions = {}): Promise<Answer> {
  return answer(() => kubernetes.custom.replaceNamespacedCustomObjectStatusWithHttpInfo({
    ...resource(object), ...options, name: object.metadata?.name ?? '', body: object,
  }));
}

function resource({ apiVersion = '', kind = '' }: ElementalObject): { group: string; version: string; namespace: string; plural: string } {
  const [group = '', version = ''] = apiVersion.split('/');

  return { group, version, namespace: NAMESPACE, plural: PLURALS.get(kind) ?? '' };
}

async function answer(request: () => Promise<{ httpStatusCode: number; data: unknown }>): Promise<Answer> {
  try {
    const { httpStatusCode, data } = await request();

    return { status: httpStatusCode, object: data as ElementalObject };
  } catch (error) {
    if (error instanceof ApiException) {
      return { status: error.code, message: apiMessage(error) };
    }
    throw error;
  }
}
