import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';

/** One version of an extension, as somebody publishes it. */
export interface FixtureExtension {
  name: string;
  version: string;
  /** Of the chart, and so of the installed extension. */
  annotations?: Record<string, string>;
  /** By their path below `plugin/`; `package.json` is added. */
  files?: Record<string, string>;
  readme?: string;
  /** Short, for those who are about to install it; shown before the README. */
  appReadme?: string;
}

/** By these the dashboard knows the chart of an extension, and takes it for one of this Rancher's. */
const ANNOTATIONS = {
  'catalog.cattle.io/ui-component': 'plugins',
  'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0',
  'catalog.cattle.io/rancher-version': '>= 2.12.0-0',
};

/** The object of an extension as its usual chart makes it. */
const TEMPLATE = `apiVersion: catalog.cattle.io/v1
kind: UIPlugin
metadata:
  name: {{ .Chart.Name }}
  namespace: {{ .Release.Namespace }}
spec:
  plugin:
    {{- toYaml .Values.plugin | nindent 4 }}
`;

function write(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/**
 * Writes a Helm repository with these versions into the folder, which is to be served at the address. It is written without the code that
 * makes our catalog, so that neither hides a mistake of the other.
 */
export function writeCatalog(folder: string, url: string, extensions: FixtureExtension[]): void {
  const entries: Record<string, object[]> = {};

  for (const { name, version, annotations, files = {}, readme = '', appReadme } of extensions) {
    const chart = { apiVersion: 'v2', name, version, description: `The extension ${ name }`, annotations: { ...ANNOTATIONS, ...annotations } };
    const plugin = { name, version, endpoint: `${ url }/plugin/${ name }-${ version }`, noCache: false, noAuth: false, metadata: chart.annotations };
    const archive = `${ name }-${ version }.tgz`;
    const pluginFiles = { 'package.json': JSON.stringify({ name, version }), ...files };

    write(path.join(folder, 'plugin', `${ name }-${ version }`), {
      'files.txt': Object.keys(pluginFiles).map((file) => `plugin/${ file }\n`).sort().join(''),
      ...Object.fromEntries(Object.entries(pluginFiles).map(([file, content]) => [`plugin/${ file }`, content])),
    });
    packChart(path.join(folder, archive), name, {
      'Chart.yaml': stringify(chart), 'values.yaml': stringify({ plugin }), 'README.md': readme, 'templates/cr.yaml': TEMPLATE,
      ...(appReadme === undefined ? {} : { 'app-readme.md': appReadme }),
    });
    const digest = createHash('sha256').update(readFileSync(path.join(folder, archive))).digest('hex');

    (entries[name] ??= []).unshift({ ...chart, digest, urls: [archive] });
  }
  write(folder, { 'index.yaml': stringify({ apiVersion: 'v1', entries }) });
}

function packChart(archive: string, name: string, files: Record<string, string>): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'elemental-chart-'));

  write(path.join(folder, name), files);
  execFileSync('tar', ['-czf', archive, '-C', folder, name]);
  rmSync(folder, { recursive: true });
}
