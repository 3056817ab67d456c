import { PaginationArgs } from '@shell/types/store/pagination.types';
import { ARRIVALS_SHOWN } from '../domain/inventory/arrivals';
import { arrivalSelector, isFrom, type ArrivalSource } from '../domain/inventory/arrival-source';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { inNamespace } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { liveMachines, type LiveMachines } from './live-machines';

/** Called with the newest machines whenever they may have changed; `isAll` if there are no others. */
export type ShowNewest = (machines: MachineInventoryModel[], isAll: boolean) => void;

/** The newest machines of the source, kept up to date. */
export function newestMachines(source: ArrivalSource, store: ShellStore, show: ShowNewest): LiveMachines {
  const isPage = store.getters['management/paginationEnabled']({ id: INVENTORY });

  return liveMachines({ pagination: newestFirst(source), isMeant: (machine) => isFrom(machine, source) }, store, (machines) => {
    show(machines, !isPage || machines.length < ARRIVALS_SHOWN);
  });
}

function newestFirst(source: ArrivalSource): PaginationArgs {
  return new PaginationArgs({
    page: 1,
    pageSize: ARRIVALS_SHOWN,
    sort: [{ field: 'metadata.creationTimestamp', asc: false }],
    filters: [inNamespace(source.namespace)],
    labelSelector: arrivalSelector(source),
  });
}
