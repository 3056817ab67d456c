import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';

/** What is asked of Helm. */
export interface Rendering {
  /** The chart's archive; beside it there is room for another file. */
  archive: string;
  releaseName: string;
  namespace: string;
  /** What the person chose, over the chart's own values. */
  values: object;
}

/** The program of that name. */
export class Helm {
  /**
   * @param find asked for the path of the program when it is needed, which may have to be built first
   * @param kubeconfig of the cluster that charts may look things up in
   */
  constructor(private readonly find: () => Promise<string>, private readonly kubeconfig: string) {}

  /** The objects that a release of the chart consists of, in the order of the templates. Rejects with Helm's own message. */
  async render({ archive, releaseName, namespace, values }: Rendering): Promise<KubernetesObject[]> {
    const valuesFile = `${ archive }.values.json`;

    await writeFile(valuesFile, JSON.stringify(values));
    const manifest = await this.template([
      releaseName, archive, '--namespace', namespace, '--values', valuesFile, '--kubeconfig', this.kubeconfig, '--dry-run=server',
    ]);

    return parseAllDocuments(manifest).map((document) => document.toJS() as KubernetesObject | null).filter((object) => object !== null);
  }

  private async template(args: string[]): Promise<string> {
    const program = await this.find();

    try {
      return (await promisify(execFile)(program, ['template', ...args])).stdout;
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };

      throw new Error(stderr.trim() || `Helm can't be run: ${ String(error) }`, { cause: error });
    }
  }
}
