import { AGE, NAME, STATE } from '@shell/config/table-headers';
import { STEVE_AGE_COL, STEVE_NAME_COL } from '@shell/config/pagination-table-headers';
import type { ChosenColumn } from './domain/inventory/columns';
import type { HostFacts } from './domain/inventory/host-facts';

/** The same columns twice: for a list in the browser, and for one that the server paginates. */
export interface ListColumns {
  local: object[];
  paginated: object[];
}

/** Names under which components/Inventory/cells.ts makes the cells of machines known to the shell's tables. */
export const CELLS = {
  state: 'ElementalState',
  hostType: 'ElementalHostType',
  fact: 'ElementalHostFact',
  registration: 'ElementalRegistration',
  cluster: 'ElementalCluster',
} as const;

/** Titles of the columns of machines that can be shown and hidden, as translation keys. */
export const MACHINE_COLUMN_LABELS: Record<ChosenColumn, string> = {
  hostType: 'elemental.hostType.title',
  operatingSystem: 'elemental.machine.operatingSystem',
  cluster: 'elemental.inventory.cluster.title',
  registration: 'elemental.inventory.registration.title',
  address: 'elemental.machine.address',
  clientVersion: 'elemental.machine.clientVersion',
  auth: 'elemental.machine.auth',
  osVersion: 'elemental.machine.osVersion',
  identityHash: 'elemental.machine.identityHash',
};

/** steve sorts by its own idea of a state, which is not the one that is shown. */
const STATE_COLUMN = { ...STATE, sort: false, search: false, width: 160 };

/** Usual names on one line, however long the texts beside them are. */
const NAME_SIZE = { width: 220 };

/** The cells of registrations are slots of their list. */
const REGISTRATION_FACTS = [
  shown('hostType', 'elemental.hostType.title'),
  { ...shown('machines', 'elemental.registrationList.machines.title'), width: 100 },
  shown('token', 'elemental.registration.token.title'),
];

export const REGISTRATION_COLUMNS: ListColumns = {
  local: between(STATE_COLUMN, REGISTRATION_FACTS, { name: NAME, age: AGE }),
  paginated: between(STATE_COLUMN, REGISTRATION_FACTS, { name: STEVE_NAME_COL, age: STEVE_AGE_COL }),
};

/** The list of update groups is loaded as a whole: people make them by hand, and each has many machines. Its cells are slots. */
export const UPDATE_GROUP_COLUMNS: object[] = [
  { ...STATE_COLUMN, width: 130 },
  { ...NAME, width: 140 },
  { ...shown('source', 'elemental.updateGroup.field.source'), width: 200 },
  { ...shown('targets', 'elemental.updateGroup.field.targets'), width: 140 },
  { ...shown('nodes', 'elemental.updateGroup.field.nodes'), width: 170 },
  { ...shown('unmanaged', 'elemental.updateGroup.field.unmanaged'), width: 220 },
  { ...AGE, width: 80 },
];

/** Where machines are listed beside something else that tells their registration. */
export const INVENTORY_COLUMNS = inventoryColumns((['hostType', 'operatingSystem', 'address'] as const).map(machineColumn));

/** Columns of machines, between those that each list of them begins and ends with. */
export function inventoryColumns(local: object[], paginated = local): ListColumns {
  const state = { ...STATE_COLUMN, formatter: CELLS.state };

  return {
    local: between(state, local, { name: NAME, age: AGE }),
    paginated: between(state, paginated, { name: STEVE_NAME_COL, age: STEVE_AGE_COL }),
  };
}

/** A column of machines as the table takes it; that of the cluster wants `clusterOf` among its options, see MachineClusterLink. */
export function machineColumn(name: ChosenColumn): object {
  const column = shown(name, MACHINE_COLUMN_LABELS[name]);

  if (name === 'hostType' || name === 'registration' || name === 'cluster') {
    return { ...column, formatter: CELLS[name] };
  }
  const fact: keyof HostFacts = name;

  return { ...column, formatter: CELLS.fact, value: `hostFacts.${ fact }` };
}

/** The server can sort and search names, ages and labels only, so a column that shows anything else offers neither. */
function shown(name: string, labelKey: string): object {
  return { name, labelKey, sort: false, search: false };
}

function between(state: object, own: object[], { name, age }: { name: object; age: object }): object[] {
  return [state, { ...name, ...NAME_SIZE }, ...own, age];
}
