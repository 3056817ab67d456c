import { rcompare } from 'semver';
import { parse, stringify } from 'yaml';
import type { ChartMetadata } from './chart';

/** A version of a chart in the index of a Helm repository (Helm's documentation, "The Chart Repository Guide"). */
export interface IndexEntry extends ChartMetadata {
  /** ISO 8601. */
  created: string;
  /** SHA-256 of the archive, in hexadecimal digits. */
  digest: string;
  /** Of the archive; relative to the repository's address. */
  urls: string[];
}

/** `index.yaml` of a Helm repository. */
export interface RepositoryIndex {
  apiVersion: 'v1';
  entries: Record<string, IndexEntry[]>;
  /** ISO 8601. */
  generated: string;
}

/**
 * Reads an `index.yaml`.
 *
 * @throws Error if it is none
 */
export function parseIndex(text: string): RepositoryIndex {
  const index = parse(text) as Partial<RepositoryIndex> | null;

  if (index?.apiVersion !== 'v1' || typeof index.entries !== 'object') {
    throw new Error('The folder\'s index.yaml is no index of a Helm repository.');
  }

  return { apiVersion: 'v1', entries: index.entries, generated: index.generated ?? '' };
}

/** The index with a version more: newest first, and generated when the newest of all was released, not now, so that it can be made again. */
export function withEntry(index: RepositoryIndex | undefined, entry: IndexEntry): RepositoryIndex {
  const others = index?.entries ?? {};
  const versions = (others[entry.name] ?? []).filter(({ version }) => version !== entry.version);
  const entries = { ...others, [entry.name]: [...versions, entry].sort((a, b) => rcompare(a.version, b.version)) };
  const [generated = ''] = Object.values(entries).flat().map(({ created }) => created).sort().reverse();

  return { apiVersion: 'v1', entries: Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a < b ? -1 : 1)), generated };
}

/** The text of an `index.yaml`. */
export function indexText(index: RepositoryIndex): string {
  return stringify(index, { lineWidth: 0, aliasDuplicateObjects: false });
}
