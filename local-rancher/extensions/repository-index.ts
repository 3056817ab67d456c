import { parse } from 'yaml';
import { download } from './download';
import type { ChartMetadata } from './resources';

/** One version of a chart, as the index of its repository describes it. */
export interface ChartVersion extends ChartMetadata {
  /** Where its archive is, absolute or relative to the repository; any of them will do. */
  urls?: string[];
  /** SHA-256 of the archive, in hexadecimal digits. */
  digest?: string;
}

/** `index.yaml` of a Helm repository (Helm's documentation, "The Chart Repository Guide"). */
export interface RepositoryIndex {
  apiVersion: string;
  entries: Record<string, ChartVersion[]>;
}

/** The address of a file of a repository whose address may end with a slash or not. */
export function addressIn(repositoryUrl: string, file: string): string {
  return new URL(file, repositoryUrl.endsWith('/') ? repositoryUrl : `${ repositoryUrl }/`).href;
}

/** Downloads the index of a repository. Rejects with a message for a person. */
export async function downloadIndex(repositoryUrl: string): Promise<RepositoryIndex> {
  const address = `${ repositoryUrl.replace(/\/$/, '') }/index.yaml`;
  const index = parsed((await download(address)).toString('utf8'));

  if (!isIndex(index)) {
    throw new Error(`${ address } is no index of a Helm repository: it has no "entries"`);
  }

  return index;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // an HTML page, for example: as good as an empty file
    return undefined;
  }
}

function isIndex(value: unknown): value is RepositoryIndex {
  return typeof value === 'object' && value !== null && 'entries' in value && typeof value.entries === 'object' && value.entries !== null;
}

/** The version of the chart. @throws Error if the repository doesn't have it */
export function chartVersion({ entries }: RepositoryIndex, name: string, version: string): ChartVersion {
  const found = Object.hasOwn(entries, name) ? entries[name]?.find((entry) => entry.version === version) : undefined;

  if (!found) {
    throw new Error(`The repository has no chart "${ name }" in version "${ version }"`);
  }

  return found;
}

/**
 * The index with the addresses of archives and icons at the repository's own address in Rancher (rancher/rancher,
 * pkg/catalogv2/content/translate.go).
 */
export function translatedIndex(index: RepositoryIndex, repositoryAddress: string): RepositoryIndex {
  const address = (link: string, chartName: string, version: string): string => (
    `${ repositoryAddress }?${ new URLSearchParams({ chartName, link, version }).toString() }`
  );
  const entries = Object.entries(index.entries).map(([name, versions]) => [name, versions.map((entry) => ({
    ...entry,
    urls: [address('chart', name, entry.version)],
    ...(entry.icon ? { icon: address('icon', name, entry.version) } : {}),
  }))]);

  return { ...index, entries: Object.fromEntries(entries) as RepositoryIndex['entries'] };
}
