import { AGE, NAME, STATE } from '@shell/config/table-headers';
import { STEVE_AGE_COL, STEVE_NAME_COL } from '@shell/config/pagination-table-headers';

/**
 * The columns of our lists. The server can sort and search names, ages and labels only, so a column that shows anything
 * else offers neither; its cell is drawn by the list's slot of the same name.
 */
export function shown(name: string, labelKey: string): object {
  return { name, labelKey, sort: false, search: false };
}

/** steve sorts by its own idea of a state, which is not the one that is shown. */
const STATE_COLUMN = { ...STATE, sort: false, search: false, width: 160 };
/** Usual names on one line, however long the texts beside them are. */
const NAME_SIZE = { width: 220 };
const HOST_TYPE = shown('hostType', 'elemental.hostType.title');

export const REGISTRATION_COLUMNS = columns(
  HOST_TYPE,
  { ...shown('machines', 'elemental.registrationList.machines.title'), width: 100 },
  shown('token', 'elemental.registration.token.title'),
);
export const INVENTORY_COLUMNS = columns(
  HOST_TYPE,
  shown('operatingSystem', 'elemental.machine.operatingSystem'),
  shown('address', 'elemental.machine.address'),
);

/** The same columns twice: for a list in the browser, and for one that the server paginates. */
export interface ListColumns {
  local: object[];
  paginated: object[];
}

function columns(...own: object[]): ListColumns {
  return withUsualColumns({ local: own, paginated: own });
}

/** Between those that each of our lists begins and ends with. */
export function withUsualColumns({ local, paginated }: ListColumns): ListColumns {
  return {
    local: [STATE_COLUMN, { ...NAME, ...NAME_SIZE }, ...local, AGE],
    paginated: [STATE_COLUMN, { ...STEVE_NAME_COL, ...NAME_SIZE }, ...paginated, STEVE_AGE_COL],
  };
}
