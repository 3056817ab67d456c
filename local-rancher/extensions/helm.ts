import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '@kubernetes/client-node';
import { KUBERNETES_VERSION } from '../rancher-api/rancher-endpoints';

/** What is asked of Helm. */
export interface Rendering {
  /** The program, e.g. `helm`. */
  helm: string;
  /** The chart's archive; beside it there is room for another file. */
  archive: string;
  releaseName: string;
  namespace: string;
  /** What the person chose, over the chart's own values. */
  values: object;
}

/** The objects that a release of the chart consists of, in the order of the templates. Rejects with Helm's own message. */
export async function renderedObjects({ helm, archive, releaseName, namespace, values }: Rendering): Promise<KubernetesObject[]> {
  const valuesFile = `${ archive }.values.json`;

  await writeFile(valuesFile, JSON.stringify(values));
  const manifest = await template(helm, [
    releaseName, archive, '--namespace', namespace, '--values', valuesFile, '--kube-version', KUBERNETES_VERSION,
  ]);

  return parseAllDocuments(manifest).map((document) => document.toJS() as KubernetesObject | null).filter((object) => object !== null);
}

async function template(helm: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(helm, ['template', ...args])).stdout;
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };

    throw new Error(stderr.trim() || `Helm can't be run: ${ String(error) }`, { cause: error });
  }
}
