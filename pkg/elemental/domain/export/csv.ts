import { EXPORTED_COLUMNS, type ExportedMachine } from './columns';

/** Without it, Excel takes UTF-8 for the code page of the computer; programs that aren't spreadsheets read it as `utf-8-sig`. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180. */
const END_OF_LINE = '\r\n';

/** A spreadsheet's cell holds 32,767 characters; Excel puts what is longer into the next row, where it begins a cell. */
const LONGEST_CELL = 32_000;

/** What makes a spreadsheet calculate a cell that begins with it (OWASP, "CSV Injection"), full-width signs included. */
const SIGN = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/g;

/** What spreadsheets leave out at the beginning of a cell. */
const LEFT_OUT = /[\s"']/;

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
  const quoted = text.replace(CONTROL, '\uFFFD').replace(SIGN, (sign, at: number, all: string) => beginsCell(all, at) ? `'${ sign }` : sign);

  // cut last: apostrophes make it longer
  return cutCell(quoted);
}

/**
 * True if this is where a cell begins for a spreadsheet: in many languages they separate cells at semicolons, some at tabs, so
 * that may be in the middle of a text. In all, the time is in proportion to the text: a regular expression for it goes over the
 * same white space again and again, and a host may send much of it.
 */
function beginsCell(text: string, at: number): boolean {
  let start = at;

  while (start > 0 && LEFT_OUT.test(text.charAt(start - 1))) {
    start--;
  }

  return start === 0 || text.charAt(start - 1) === ';' || /[\t\r\n]/.test(text.slice(start, at));
}

/** Where a text is cut, a character of two halves (UTF-16's surrogates) goes as a whole. */
function cutCell(text: string): string {
  return text.length <= LONGEST_CELL ? text : text.slice(0, LONGEST_CELL).replace(/[\uD800-\uDBFF]$/, '');
}

function csvLine(cells: string[]): string {
  return cells.map((cell) => `"${ csvText(cell).replaceAll('"', '""') }"`).join(',') + END_OF_LINE;
}

/** Labels as kubectl writes them, e.g. `rack=7,site=berlin`: neither keys nor values can hold a comma or an equals sign. */
function cellText(value: ExportedMachine[keyof ExportedMachine]): string {
  return typeof value === 'string' ? value : Object.entries(value).map(([key, one]) => `${ key }=${ one }`).sort().join(',');
}
