import { FORMATTERS } from '@shell/components/SortableTable/sortable-config';
import { INVENTORY_COLUMNS, machineColumn } from '../../columns';
import { CHOSEN_COLUMNS } from '../../domain/inventory/columns';
import { registerMachineCells } from './cells';

describe('the cells of machines', () => {
  it('are known to the table for every column that names one, ages that grow included', () => {
    const columns = [...CHOSEN_COLUMNS.map(machineColumn), ...INVENTORY_COLUMNS.local, ...INVENTORY_COLUMNS.paginated];
    const names = columns.map((column) => (column as { formatter?: string }).formatter);

    registerMachineCells();
    expect(names).not.toContain(undefined);
    expect(Object.keys(FORMATTERS)).toStrictEqual(expect.arrayContaining([...names, 'LiveDate']));
  });
});
