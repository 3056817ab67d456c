import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { Files } from './archive';
import type { ChangelogEntry } from './changelog';
import type { Extension } from './extension';
import { readme } from './readme';

const SOURCES = path.join(__dirname, 'chart');

/** `Chart.yaml`, which is also the larger part of the chart's entry in a repository's index (Helm's documentation, "The Chart.yaml file"). */
export interface ChartMetadata {
  apiVersion: 'v2';
  name: string;
  version: string;
  appVersion: string;
  type: 'application';
  description: string;
  keywords: string[];
  /** Relative to the repository's address, which Rancher takes it for (rancher/rancher, `pkg/catalogv2/http/download.go`). */
  icon: string;
  annotations: Record<string, string>;
}

/** Where a version's files are in the catalog; the layout is that of an image for Rancher's "Import Extension Catalog". */
export function extensionPath({ name, version }: Extension): string {
  return `plugin/${ name }-${ version }`;
}

/**
 * Says to Rancher that the chart is an extension, and how and where it is installed. It has no `ui-extensions-host`, with which the page
 * "Extensions" refuses every version, and no `certified`, which isn't ours to claim.
 */
export function chartMetadata(extension: Extension): ChartMetadata {
  const { name, version, description, annotations } = extension;

  return {
    apiVersion: 'v2',
    name,
    version,
    appVersion: version,
    type: 'application',
    description,
    keywords: ['elemental', 'extension', 'machines', 'operating system'],
    icon: `${ extensionPath(extension) }/icon.svg`,
    annotations: {
      ...annotations,
      'catalog.cattle.io/namespace': 'cattle-ui-plugin-system',
      'catalog.cattle.io/os': 'linux',
      'catalog.cattle.io/permits-os': 'linux, windows',
      'catalog.cattle.io/release-name': name,
      'catalog.cattle.io/scope': 'management',
      'catalog.cattle.io/ui-component': 'plugins',
    },
  };
}

/** The files of the chart, in a folder of its name as Helm wants it. `legal` goes along: licence and notices. */
export function chartFiles(extension: Extension, changes: ChangelogEntry[], legal: Files): Files {
  const generated: Record<string, (text: string) => string> = {
    'values.yaml': (text) => values(text, extension),
    'README.md': (text) => readme(text, SOURCES, changes),
  };
  const sources = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(SOURCES, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const files: Files = new Map([
    ['Chart.yaml', Buffer.from(stringify(chartMetadata(extension), { lineWidth: 0 }))],
    ...sources.map((name): [string, Buffer] => {
      const text = readFileSync(path.join(SOURCES, name), 'utf8');

      return [name, Buffer.from(generated[name]?.(text) ?? text)];
    }),
    ...legal,
  ]);

  return new Map([...files].map(([name, content]) => [`${ extension.name }/${ name }`, content]));
}

/** The values with what the extension says about itself, which becomes `metadata` of the UIPlugin: Rancher reads it before it loads the extension. */
function values(text: string, { annotations }: Extension): string {
  const document = parseDocument(text);

  document.setIn(['plugin', 'metadata'], document.createNode(annotations));

  return document.toString({ lineWidth: 0 });
}
