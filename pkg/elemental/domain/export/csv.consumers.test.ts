import * as fc from 'fast-check';
import { machines } from '../../../../test/support/arbitraries';
import { python } from '../../../../test/support/host-setup/python';
import { EXPORTED_COLUMNS, exportedMachine } from './columns';
import { csvText } from './csv';
import { exportFile } from './export-file';

/** The rows that Python's csv module reads, strictly. */
function readByPython(file: string): string[][] {
  return python(`
import csv, io
print(json.dumps(list(csv.reader(io.StringIO(value, newline=""), strict=True))))
`, file.replace(/^\uFEFF/, '')) as string[][];
}

it('Python reads the cells that were written', () => {
  fc.assert(fc.property(machines, (all) => {
    const [header, ...rows] = readByPython(exportFile('csv', all));

    expect(header).toStrictEqual([...EXPORTED_COLUMNS]);
    expect(rows.map((row) => row.slice(0, -1))).toStrictEqual(all.map((machine) => {
      const exported = exportedMachine(machine);

      return EXPORTED_COLUMNS.flatMap((column) => (column === 'labels' ? [] : [csvText(exported[column])]));
    }));
  }), { numRuns: 60 });
});
