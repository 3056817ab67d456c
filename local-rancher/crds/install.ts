import { setTimeout as pause } from 'node:timers/promises';
import { loadYaml, type V1CustomResourceDefinition, type V1CustomResourceDefinitionCondition } from '@kubernetes/client-node';
import { apiMessage, apply, forEachParallel, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { CustomResourceDefinition } from './definition';

const INSTALL_TIMEOUT_MS = 30_000;
const POLL_MS = 25;

/**
 * Creates or replaces the CRDs and waits until objects of all their kinds can be created. Several callers may install the same ones at once.
 * Rejects with the CRD's name and what the API server says of it if one is refused, or not served `timeoutMs` milliseconds after the call.
 *
 * A CRD that existed counts as served at once; the API server takes over its new schema a moment later and has no sign for it.
 * Creates in the first two seconds of a new kind take two seconds: the API server holds them back (its customresource_handler.go).
 */
export async function installCrds(kubernetes: Kubernetes, crds: CustomResourceDefinition[], timeoutMs = INSTALL_TIMEOUT_MS): Promise<void> {
  const deadline = Date.now() + timeoutMs;

  await forEachParallel(crds, async (crd) => {
    await applyCrd(kubernetes, crd);
    await untilEstablished(kubernetes, crd, deadline);
    await untilDiscovered(kubernetes, crd, deadline);
  });
}

async function applyCrd(kubernetes: Kubernetes, crd: CustomResourceDefinition): Promise<void> {
  try {
    await apply(kubernetes, asModel(crd));
  } catch (error) {
    throw new Error(`CRD ${ crd.metadata.name } could not be installed: ${ apiMessage(error) }`, { cause: error });
  }
}

/** The client library drops `default`, `enum` and all `x-kubernetes-*` of a plain object: its models have other names for them. */
function asModel(crd: CustomResourceDefinition): V1CustomResourceDefinition {
  return loadYaml<V1CustomResourceDefinition>(JSON.stringify(crd));
}

async function untilEstablished(kubernetes: Kubernetes, crd: CustomResourceDefinition, deadline: number): Promise<void> {
  let conditions: V1CustomResourceDefinitionCondition[] = [];
  const established = await poll(deadline, async () => {
    const { apiVersion, kind, metadata: { name } } = crd;
    const { status } = await kubernetes.objects.read<V1CustomResourceDefinition>({ apiVersion, kind, metadata: { name } });

    conditions = status?.conditions ?? [];

    return conditions.some(({ type, status }) => type === 'Established' && status === 'True');
  });

  if (!established) {
    throw new Error(`CRD ${ crd.metadata.name } is not served by the API server: ${ failures(conditions) }`);
  }
}

/** What is wrong with a CRD, e.g. `NamesAccepted is False (KindConflict): "Machine" is already in use`. */
function failures(conditions: V1CustomResourceDefinitionCondition[]): string {
  return conditions
    .filter(({ status }) => status !== 'True')
    .map(({ type, status, reason, message }) => `${ type } is ${ status } (${ reason ?? 'no reason' }): ${ message ?? '' }`)
    .join('; ') || 'it has no condition yet. Is the API server overloaded?';
}

/** Discovery lags behind `Established` by some milliseconds, and the client library asks it for every kind. */
async function untilDiscovered(kubernetes: Kubernetes, crd: CustomResourceDefinition, deadline: number): Promise<void> {
  const { group, names, versions } = crd.spec;
  let missing = '';
  const discovered = await poll(deadline, async () => {
    for (const version of versions.filter(({ served }) => served)) {
      if (!await discovers(kubernetes, group, version.name, names.plural)) {
        missing = `${ group }/${ version.name }`;

        return false;
      }
    }

    return true;
  });

  if (!discovered) {
    throw new Error(`CRD ${ crd.metadata.name } is established, but ${ names.plural } is not in the API server's discovery of ${ missing }.`);
  }
}

async function discovers(kubernetes: Kubernetes, group: string, version: string, plural: string): Promise<boolean> {
  try {
    const { resources } = await kubernetes.custom.getAPIResources({ group, version });

    return resources.some(({ name }) => name === plural);
  } catch (error) {
    if (isStatus(error, 404)) {
      return false;
    }
    throw new Error(`The API server's discovery of ${ group }/${ version } failed: ${ apiMessage(error) }`, { cause: error });
  }
}

/** Asks until the answer is yes (true) or the deadline, in milliseconds since the epoch, has passed (false); asks at least once. */
async function poll(deadline: number, ask: () => Promise<boolean>): Promise<boolean> {
  while (!await ask()) {
    if (Date.now() > deadline) {
      return false;
    }
    await pause(POLL_MS);
  }

  return true;
}
