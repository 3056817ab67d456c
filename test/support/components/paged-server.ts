import type { KubernetesObject, LabelSelector, MatchExpression } from '../../../pkg/elemental/types';

/** What the shell's `findPage` is asked for, as far as we use it. */
interface Request {
  type: string;
  opt: {
    namespaced?: string;
    pagination: {
      page: number;
      pageSize: number;
      sort: { field: string; asc: boolean }[];
      labelSelector?: LabelSelector;
      filters: { fields: { field: string; value: string }[] }[];
    };
  };
}

/** Objects by type; an error where the server refuses to list. */
type Objects = Record<string, KubernetesObject[] | Error>;

interface PagedServer {
  /** Every request, in order. */
  asked: Request[];
  getters: Record<string, unknown>;
  actions: Record<string, (request: Request) => Promise<unknown>>;
}

/** A store whose server has these objects. Without a type, the user has no right to it. */
export function pagedServer(objects: Objects): PagedServer {
  const asked: Request[] = [];

  return {
    asked,
    getters: { 'management/schemaFor': (type: string) => (type in objects ? { id: type } : undefined) },
    actions: {
      'management/findPage': (request: Request) => {
        asked.push(request);
        const all = objects[request.type] ?? [];

        return all instanceof Error ? Promise.reject(all) : Promise.resolve(pageOf(all, request));
      },
    },
  };
}

function pageOf(all: KubernetesObject[], { opt: { namespaced, pagination } }: Request): { data: KubernetesObject[]; pagination: object } {
  const { page, pageSize, labelSelector, filters } = pagination;
  const found = all
    .filter(({ metadata }) => !namespaced || metadata?.namespace === namespaced)
    .filter(({ metadata }) => labelSelector?.matchExpressions.every((one) => matches(metadata?.labels ?? {}, one)) ?? true)
    .filter(({ metadata }) => filters.every(({ fields }) => fields.some(({ value }) => metadata?.name === value)));

  // as steve does, which leaves out a count of 0
  return { data: found.slice((page - 1) * pageSize, page * pageSize), pagination: { result: found.length ? { count: found.length } : {} } };
}

function matches(labels: Record<string, string>, { key, operator, values = [] }: MatchExpression): boolean {
  const value = labels[key];

  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
  }
}
