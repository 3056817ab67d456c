import { PaginationArgs, PaginationParamFilter, type PaginationParam } from '@shell/types/store/pagination.types';
import type { ShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory, type MatchExpression } from '../types';

export interface MachinePageRequest {
  matchExpressions: MatchExpression[];
  /** Any, where it is absent. */
  namespace?: string;
  /** How many machines at most. */
  size: number;
}

export interface MachinePage {
  /** All that were found. */
  count: number;
  machines: MachineInventory[];
}

/** Only what is in this namespace. */
export function inNamespace(namespace: string): PaginationParam {
  return PaginationParamFilter.createSingleField({ field: 'metadata.namespace', value: namespace, exact: true });
}

/**
 * Reads the newest machines of those that match, past the shell's store: what a list shows stays.
 * @throws what the shell throws where the server refuses or can't be reached
 */
export async function readMachines({ dispatch }: ShellStore, { matchExpressions, namespace, size }: MachinePageRequest): Promise<MachinePage> {
  const pagination = new PaginationArgs({
    pageSize: size,
    sort: [{ field: 'metadata.creationTimestamp', asc: false }],
    filters: namespace === undefined ? [] : [inNamespace(namespace)],
    labelSelector: { matchExpressions },
  });
  const found = await dispatch('management/findPage', { type: INVENTORY, opt: { pagination, transient: true, watch: false } }) as
    { data: MachineInventory[]; pagination: { result: { count?: number } } };

  return { count: found.pagination.result.count ?? 0, machines: found.data };
}
