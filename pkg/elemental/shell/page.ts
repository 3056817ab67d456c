import { PaginationArgs, PaginationFilterField, PaginationParamFilter, type PaginationParam } from '@shell/types/store/pagination.types';
import type { LabelSelector } from '../types';
import type { PageOfStore, ShellStore } from './store';

/** What the server is asked for. */
export interface PageQuery {
  namespace?: string;
  labelSelector?: LabelSelector;
  /** Only objects with one of these names. */
  names?: string[];
  /** Only objects in which these fields have these values; steve filters by the fields that it has an index of. */
  fields?: Record<string, string>;
  /** Counted from 1. */
  page?: number;
  pageSize: number;
  /** By age instead of by name. */
  newestFirst?: boolean;
  /** By id (namespace and name, which no two share) instead of by name. */
  byId?: boolean;
}

export interface Page<T> {
  items: T[];
  /** How many there are on all pages. */
  total: number;
}

/**
 * One page of the objects of a type, sorted by name unless the query says otherwise: past the shell's own store, in which each
 * type has but one page, and without a watch. Rejects as the server does.
 */
export async function findPage<T>(store: ShellStore, type: string, query: PageQuery): Promise<Page<T>> {
  const { namespace, labelSelector, names, fields = {}, page = 1, pageSize } = query;
  const filters = [...names ? [nameFilter(names)] : [], ...Object.entries(fields).map(([field, value]) => fieldFilter(field, value))];
  const pagination = new PaginationArgs({ page, pageSize, filters, labelSelector, sort: [sortOf(query)] });
  // it helps with what a person is doing: a session that is over must not take that away
  const opt = { pagination, namespaced: namespace, transient: true, watch: false, redirectUnauthorized: false };
  const found = await store.dispatch('management/findPage', { type, opt }) as T[] | { data: T[]; pagination: PageOfStore };
  // hosts that don't know `transient` put the page into their store
  const [items, about] = Array.isArray(found) ? [found, store.getters['management/havePage'](type)] : [found.data, found.pagination];

  // steve leaves out a count of 0
  return { items, total: about?.result.count ?? items.length };
}

/**
 * Reads the page again that a list of this type shows, if there is one. The shell does that by itself when it hears of a change,
 * though at most every four seconds. Rejects as the server does.
 */
export async function rereadPage({ getters, dispatch }: ShellStore, type: string): Promise<void> {
  const request = getters['management/havePage'](type)?.request;

  if (request) {
    await dispatch('management/findPage', { type, opt: { ...request, namespaced: request.namespace, force: true } });
  }
}

/** For the shell's own lists, which know no namespace besides the one chosen for all pages: only what is in this one. */
export function inNamespace(namespace: string): PaginationParam {
  return fieldFilter('metadata.namespace', namespace);
}

function fieldFilter(field: string, value: string): PaginationParamFilter {
  return PaginationParamFilter.createSingleField({ field, value, exact: true });
}

function sortOf({ newestFirst = false, byId = false }: PageQuery): { field: string; asc: boolean } {
  return newestFirst ? { field: 'metadata.creationTimestamp', asc: false } : { field: byId ? 'id' : 'metadata.name', asc: true };
}

function nameFilter(names: string[]): PaginationParamFilter {
  return new PaginationParamFilter({ fields: names.map((value) => new PaginationFilterField({ field: 'metadata.name', value })) });
}
