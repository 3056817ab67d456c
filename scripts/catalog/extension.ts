import { readFileSync } from 'node:fs';
import path from 'node:path';
import { valid } from 'semver';

/** What the extension says about itself: everything that is published derives its name and version from here. */
export interface Extension {
  /** Of the package, the chart and the UIPlugin: Rancher wants them to be the same. */
  name: string;
  version: string;
  description: string;
  /** For which Rancher it is made and what it is called there: `catalog.cattle.io/…`. */
  annotations: Record<string, string>;
}

/**
 * Reads the `package.json` of an extension's sources.
 *
 * @throws Error with what is missing in it
 */
export function readExtension(folder: string): Extension {
  const file = path.join(folder, 'package.json');
  const { name, version, description, rancher } = JSON.parse(readFileSync(file, 'utf8')) as {
    name?: string; version?: string; description?: string; rancher?: { annotations?: Record<string, string> };
  };

  if (!name || !description || !rancher?.annotations) {
    throw new Error(`${ file } needs a name, a description and rancher.annotations.`);
  }
  if (valid(version) !== version) {
    throw new Error(`${ file } needs a semantic version, like 1.2.3; not "${ version ?? '' }".`);
  }

  return { name, version, description, annotations: rancher.annotations };
}
