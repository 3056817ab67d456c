import * as fc from 'fast-check';
import { hostileText, machines } from '../../../../test/support/arbitraries';
import { parseCsv } from '../../../../test/support/csv';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { EXPORTED_COLUMNS, exportedMachine } from './columns';
import { csvRows, csvText } from './csv';
import { exportFile, exportFileName, exportWriter, EXPORT_FORMATS } from './export-file';

const edge = recording('03-register/edge-02.inventory.yaml') as MachineInventory;
/** What Excel, LibreOffice and Google Sheets calculate. */
const CALCULATED = /^[\s"']*[=+\-@＝＋－＠]/;

describe('an export', () => {
  it('has what a recorded machine says', () => {
    expect(exportedMachine(edge)).toMatchObject({
      name: edge.metadata?.name,
      namespace: 'fleet-default',
      uid: edge.metadata?.uid,
      hostType: 'unmanaged',
      operatingSystem: 'SUSE Linux Enterprise Server 15 SP6',
      osId: 'sles',
      auth: 'emulated-tpm',
      created: edge.metadata?.creationTimestamp,
      labels: {},
    });
  });

  it('has every column', () => {
    expect(Object.keys(exportedMachine({})).sort()).toStrictEqual([...EXPORTED_COLUMNS].sort());
  });

  it('is the same file however its machines are split into pages', () => {
    fc.assert(fc.property(machines, fc.nat(30), fc.constantFrom(...EXPORT_FORMATS), (all, at, format) => {
      const { begin, page, end } = exportWriter(format);

      expect(begin + page(all.slice(0, at)) + page(all.slice(at)) + end).toBe(exportFile(format, all));
    }));
  });

  it('in CSV is a table of what the machines say, but for what a spreadsheet would calculate', () => {
    fc.assert(fc.property(machines, (all) => {
      const [header, ...rows] = parseCsv(exportFile('csv', all).replace(/^\uFEFF/, ''));

      expect(header).toStrictEqual([...EXPORTED_COLUMNS]);
      expect(rows.map(([name, , , , , system]) => [name, system])).toStrictEqual(all.map((machine) => (
        [machine.metadata?.name, csvText(exportedMachine(machine).operatingSystem)])));
    }));
  });

  it('in CSV writes labels as kubectl does', () => {
    expect(parseCsv(csvRows([exportedMachine({ metadata: { labels: { site: 'berlin', rack: '7' } } })]))[0]?.at(-1)).toBe('rack=7,site=berlin');
  });

  it('in JSON says exactly what the machines do', () => {
    fc.assert(fc.property(machines, (all) => {
      expect(JSON.parse(exportFile('json', all))).toStrictEqual(all.map(exportedMachine));
    }));
  });

  it('is named by its time', () => {
    expect(exportFileName('csv', new Date('2026-11-23T01:28:59Z'))).toBe('machines-2026-11-23T01-28.csv');
  });
});

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("https://example.com","Debian")', '\'=HYPERLINK("https://example.com","Debian")'],
    ['+1+1', '\'+1+1'], ['-2', '\'-2'], ['@SUM(1)', '\'@SUM(1)'], ['\t=1', '\t\'=1'], ['\r\n=1', '\r\n\'=1'], [' =1', ' \'=1'], ['"=1', '"\'=1'],
    ['a;=1', 'a;\'=1'], ['a\n=1', 'a\n\'=1'], ['＝1', '\'＝1'],
    ['a\u0000\u0007b', 'a\uFFFD\uFFFDb'], ['a=b', 'a=b'], ['v1.9.2-dev', 'v1.9.2-dev'], ['Müller, "O\'Brien"', 'Müller, "O\'Brien"'],
  ])('of %j is %j', (text, expected) => {
    expect(csvText(text)).toBe(expected);
  });

  it('is never calculated, wherever a spreadsheet separates cells', () => {
    fc.assert(fc.property(fc.array(fc.oneof(hostileText, fc.constantFrom(';', '\t', '\n', '\r', '=', '-', '"', ' ', '\u0000'))), (parts) => {
      csvText(parts.join('')).split(/[;\t\r\n]/).forEach((cell) => {
        expect(cell.replace(/^[\s"]*'/, 'text')).not.toMatch(CALCULATED);
      });
    }));
  });

  it('is cut as well where all of it is white space', () => {
    expect(csvText('\n\t'.repeat(50_000))).toBe('\n\t'.repeat(16_000));
  });

  it('fits into a spreadsheet\'s, however much of it would be calculated, and ends with no half of a character', () => {
    const repeated = fc.array(fc.oneof(hostileText, fc.constantFrom(';=', '\n-', '\u{1F600}', 'a')), { minLength: 1, maxLength: 5 });

    fc.assert(fc.property(repeated, fc.nat(1), (parts, before) => {
      const cell = csvText('x'.repeat(before) + parts.join('').repeat(40_000));

      expect(cell.length).toBeLessThan(32_767);
      expect(parts.join('') === '' || cell.length >= 31_999).toBe(true);
      expect(() => encodeURIComponent(cell)).not.toThrow();
    }), { numRuns: 50 });
  });
});
