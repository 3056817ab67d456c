import { EXPORTED_COLUMNS, type ExportedMachine } from './columns';

/** Without it, Excel takes UTF-8 for the code page of the computer; programs that aren't spreadsheets read it as `utf-8-sig`. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180. */
const END_OF_LINE = '\r\n';

/** A spreadsheet's cell holds 32,767 characters; Excel puts what is longer into the next row, where it begins a cell. */
const LONGEST_CELL = 32_000;

/**
 * Where a cell begins that a spreadsheet calculates (OWASP, "CSV Injection"), full-width signs included. Spreadsheets in many
 * languages separate cells at semicolons, some at tabs, so a cell may also begin behind those.
 */
const FORMULA = /(^|[;\t\r\n])([\s"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** What no spreadsheet shows and some programs stumble over: control characters but for tab and ends of lines. */
// eslint-disable-next-line no-control-regex -- they are what is meant
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The table's first line. */
export function csvHeader(): string {
  return BYTE_ORDER_MARK + csvLine([...EXPORTED_COLUMNS]);
}

/** Lines of a table (RFC 4180), one for each machine; safe to open in a spreadsheet, which is why a text may differ, see {@link csvText}. */
export function csvRows(machines: ExportedMachine[]): string {
  return machines.map((machine) => csvLine(EXPORTED_COLUMNS.map((column) => cellText(machine[column])))).join('');
}

/**
 * A text as it stands in a cell: with an apostrophe before what would be calculated, a replacement character for each control
 * character, and cut where no spreadsheet would hold it. Exact texts are in the JSON export.
 */
export function csvText(text: string): string {
  return text.slice(0, LONGEST_CELL).replace(CONTROL, '\uFFFD').replace(FORMULA, '$1$2\'');
}

function csvLine(cells: string[]): string {
  return cells.map((cell) => `"${ csvText(cell).replaceAll('"', '""') }"`).join(',') + END_OF_LINE;
}

/** Labels as kubectl writes them, e.g. `rack=7,site=berlin`: neither keys nor values can hold a comma or an equals sign. */
function cellText(value: ExportedMachine[keyof ExportedMachine]): string {
  return typeof value === 'string' ? value : Object.entries(value).map(([key, one]) => `${ key }=${ one }`).sort().join(',');
}
