import { createHash } from 'node:crypto';
import { archive, type Files } from './archive';
import { entriesUpTo } from './changelog';
import { chartFiles, chartMetadata, extensionPath } from './chart';
import type { Extension } from './extension';
import type { IndexEntry } from './repository-index';

/** A version as it is published. */
export interface Release {
  entry: IndexEntry;
  /** By their path in the catalog. */
  files: Files;
}

/** What a version is made of. */
export interface ReleaseSources {
  extension: Extension;
  /** The built package. */
  packageFiles: Files;
  /** Licence and third-party notices: they go into the package and into the chart. */
  legal: Files;
  icon: Buffer;
  /** The text of `CHANGELOG.md`. */
  changelog: string;
}

/** Helm keeps a chart in a Secret, encoded twice, and a Secret holds 1 MiB. In bytes. */
const LARGEST_CHART = 550 * 1024;

/**
 * A version for the catalog: the chart's archive, the extension's files one by one with the list of them, for Rancher before 2.12, and as an
 * archive, for Rancher from 2.12 on. The same sources give the same bytes.
 *
 * @throws Error if the package is of another version, the changelog has no entry for it, or the chart is too large for Helm
 */
export async function release({ extension, packageFiles, legal, icon, changelog }: ReleaseSources): Promise<Release> {
  const { name, version } = extension;
  const changes = entriesUpTo(version, changelog);
  const [{ released }] = changes;
  const metadata = chartMetadata(extension);
  const chart = await archive(chartFiles(extension, changes, legal), released);
  const chartPath = `charts/${ name }-${ version }.tgz`;

  checkPackage(packageFiles, extension);
  if (chart.length > LARGEST_CHART) {
    throw new Error(`The chart has ${ chart.length } bytes, more than the ${ LARGEST_CHART } that Helm can keep: use smaller pictures in its README.`);
  }
  const plugin = pluginFolder(packageFiles, legal);

  return {
    entry: { ...metadata, created: released.toISOString(), digest: sha256(chart), urls: [chartPath] },
    files: new Map([
      [chartPath, chart],
      ...under(extensionPath(extension), plugin),
      [metadata.icon, icon],
      // Rancher unpacks it where it keeps the versions of an extension
      [`${ extensionPath(extension) }.tgz`, await archive(under(version, plugin), released)],
    ]),
  };
}

/** Rancher refuses a package whose version isn't that of its UIPlugin, and the dashboard one whose main file isn't named after both. */
function checkPackage(files: Files, { name, version }: Extension): void {
  const built = JSON.parse(files.get('package.json')?.toString() ?? '{}') as { name?: string; version?: string };

  if (built.name !== name || built.version !== version || !files.has(`${ name }-${ version }.umd.min.js`)) {
    throw new Error(`The built package is ${ built.name ?? '' } ${ built.version ?? '' }, not ${ name } ${ version }: build it again.`);
  }
}

/** The folder that Rancher fetches: `plugin/…` and the list of it (rancher/rancher, `pkg/controllers/dashboard/plugin/fscache.go`). */
function pluginFolder(packageFiles: Files, legal: Files): Files {
  const plugin = under('plugin', new Map([...packageFiles, ...legal]));

  return new Map([...plugin, ['files.txt', Buffer.from([...plugin.keys()].sort().map((name) => `${ name }\n`).join(''))]]);
}

function under(folder: string, files: Files): Files {
  return new Map([...files].map(([name, content]) => [`${ folder }/${ name }`, content]));
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
