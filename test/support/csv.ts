/** The records of a text after RFC 4180, read strictly: every cell in quotes, records end with CRLF. */
export function parseCsv(text: string): string[][] {
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
  const records: string[][] = [];
  let record: string[] = [];

  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, content = '', end] = cell.exec(text) ?? [];

    if (end === undefined) {
      throw new Error(`not a cell: ${ text.slice(at, at + 80) }`);
    }
    record.push(content.replaceAll('""', '"'));
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
  }

  return records;
}
