/** One record of a table: its cells, trimmed, and the line where it begins, counted from 1. */
export interface TableRecord {
  line: number;
  cells: string[];
}

export interface DelimitedText {
  records: TableRecord[];
  /** The line where a quote was opened and never closed. */
  unclosedAt?: number;
}

const BYTE_ORDER_MARK = '\uFEFF';
const DELIMITERS = ['\t', ';', ','];

/**
 * The records of a table as spreadsheets write and copy it: separated by tabs, semicolons or commas, whichever the first line
 * that isn't blank has first in this order; cells in quotes may hold separators, line ends and doubled quotes (RFC 4180).
 * Blank lines are no records. Without a separator, each line is one cell.
 */
export function parseDelimited(source: string): DelimitedText {
  const text = withoutMark(source).replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const records: TableRecord[] = [];
  let at = 0;
  let line = 1;

  while (at < text.length) {
    const record: TableRecord = { line, cells: [] };

    for (let isOver = false; !isOver;) {
      const cell = cellAt(text, at, delimiter);

      if (!cell) {
        return { records, unclosedAt: line };
      }
      record.cells.push(cell.text.trim());
      line += cell.lines;
      isOver = text[cell.end] !== delimiter;
      at = cell.end + 1;
    }
    line += 1;
    if (record.cells.some(Boolean)) {
      records.push(record);
    }
  }

  return { records };
}

/** The same text without the mark that some programs put first. */
export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

interface Cell {
  text: string;
  /** Where its separator stands, or its line's end. */
  end: number;
  /** How many line ends it holds. */
  lines: number;
}

/** The cell that begins here, or undefined if its quote never closes. */
function cellAt(text: string, from: number, delimiter: string): Cell | undefined {
  if (text[from] !== '"') {
    const end = endOfPlain(text, from, delimiter);

    return { text: text.slice(from, end), end, lines: 0 };
  }
  let close = from + 1;

  while (text[close] !== '"' || text[close + 1] === '"') {
    close += text[close] === '"' ? 2 : 1;
    if (close >= text.length) {
      return undefined;
    }
  }
  const quoted = text.slice(from + 1, close);
  // what stands behind the closing quote belongs to the cell, too
  const end = endOfPlain(text, close + 1, delimiter);

  return { text: quoted.replaceAll('""', '"') + text.slice(close + 1, end), end, lines: quoted.split('\n').length - 1 };
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let end = from;

  while (end < text.length && text[end] !== '\n' && text[end] !== delimiter) {
    end += 1;
  }

  return end;
}

function delimiterOf(text: string): string {
  const first = text.split('\n', 1000).find((line) => line.trim() !== '') ?? '';

  return DELIMITERS.find((delimiter) => first.includes(delimiter)) ?? '\t';
}
