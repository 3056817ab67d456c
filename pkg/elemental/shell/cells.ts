import LinkDetail from '@shell/components/formatter/LinkDetail.vue';
import LiveDate from '@shell/components/formatter/LiveDate.vue';
import { FORMATTERS } from '@shell/components/SortableTable/sortable-config';
import type { Component } from 'vue';

/** The table in our bundle knows none of the shell's own; it finds them by name all the same, but lets no age grow. */
const OF_THE_SHELL = { LinkDetail, LiveDate };

/**
 * Makes components known to the tables of our lists by a name that a column can give as its `formatter`, and with them what the
 * shell has for names and ages. Each gets `row`, `value` and `col`, and what the column's `formatterOpts` say.
 *
 * A table draws itself anew several times for one change of page. A cell that is a component is left alone while its row is the
 * same; what stands in a slot is made again each time, on each level that hands the slot on. The formatters that an extension
 * registers with the shell are worse than slots: each cell of each rendering becomes a component of its own kind
 * (components/SortableTable/index.vue, `displayRows`).
 */
export function registerCells(cells: Record<string, Component> = {}): void {
  Object.assign(FORMATTERS, OF_THE_SHELL, cells);
}
