import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { parseDelimited } from './delimited-text';

function cells(text: string): string[][] {
  return parseDelimited(text).records.map((record) => record.cells);
}

describe('parseDelimited', () => {
  it.each([
    ['a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['a\tb\r\n1\t2,3\r\n', [['a', 'b'], ['1', '2,3']]],
    ['a;b\r1;2,3', [['a', 'b'], ['1', '2,3']]],
    ['\uFEFFa,b', [['a', 'b']]],
    ['\n \n a , b \n,\n', [['a', 'b']]],
    ['a', [['a']]],
    ['a,', [['a', '']]],
    ['', []],
    ['"a,b","c ""d"" e"\n"two\nlines",x', [['a,b', 'c "d" e'], ['two\nlines', 'x']]],
    ['"a"b,c', [['ab', 'c']]],
    ['a "b",c', [['a "b"', 'c']]],
  ])('%j', (text, expected) => {
    expect(cells(text)).toStrictEqual(expected);
  });

  it('knows the lines', () => {
    expect(parseDelimited('a,b\r\n\r\n"1\n2",3\n4,5').records.map(({ line }) => line)).toStrictEqual([1, 3, 5]);
  });

  it.each([['"a', 1], ['a,b\nc,"d\ne', 2], ['"a""', 1]])('%j has a quote that never closes', (text, line) => {
    expect(parseDelimited(text).unclosedAt).toBe(line);
  });

  it('reads back what was written by the rules', () => {
    const cell = hostileText.map((text) => text.replace(/\r\n?/g, '\n').trim());
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }).filter((row) => row.some(Boolean)), { minLength: 1 });

    fc.assert(fc.property(rows, fc.constantFrom(',', ';', '\t'), (table, delimiter) => {
      const text = table.map((row) => row.map((one) => `"${ one.replaceAll('"', '""') }"`).join(delimiter)).join('\n');
      // which separator it is, the first line says; there it must stand first
      const heading = `x${ delimiter }x\n`;

      expect(cells(heading + text).slice(1)).toStrictEqual(table);
    }));
  });

  it('has an answer to anything', () => {
    fc.assert(fc.property(fc.array(fc.oneof(hostileText, fc.constantFrom('"', ',', '\n', '\r', ';', '\t'))), (parts) => {
      const { records } = parseDelimited(parts.join(''));

      expect(records.every(({ line }, index) => line > (records[index - 1]?.line ?? 0))).toBe(true);
    }));
  });
});
