/** The shell's table of resources, as far as a selection goes (components/SortableTable/selection.js). */
interface SelectableTable {
  selectedRows: { id?: string }[];
  /** Selects and unselects rows. */
  update: (add: object[], remove: object[]) => void;
}

/** Takes objects out of the selection they were chosen from. */
export type Unselect = (chosen: readonly { id?: string }[]) => void;

/**
 * What takes objects out of a table's selection, which the table keeps for itself.
 *
 * @param caller what the shell calls an action's function with: for actions on many, the table that they were selected in
 */
export function unselectIn(caller: unknown): Unselect {
  return (chosen) => {
    if (isTable(caller)) {
      const ids = new Set(chosen.map(({ id }) => id));

      caller.update([], caller.selectedRows.filter(({ id }) => ids.has(id)));
    }
  };
}

function isTable(caller: unknown): caller is SelectableTable {
  return typeof caller === 'object' && caller !== null && 'selectedRows' in caller && 'update' in caller && typeof caller.update === 'function';
}
