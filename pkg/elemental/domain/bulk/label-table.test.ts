import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { parseLabelTable } from './label-table';

function problems(text: string): string[] {
  return parseLabelTable(text).problems.map(({ line, message }) => `${ line } ${ message.key.replace(/^elemental\.bulk\.(\w+)\.problem/, '$1') }`);
}

describe('a pasted table', () => {
  it.each([
    ['of a spreadsheet', 'name\texample.com/site\trole\r\ntill-01\tberlin\ttill\r\ntill-02\t\t-\r\n'],
    ['as CSV, with a mark, quotes and blank lines', '\uFEFFName,"example.com/site",role\n\n"till-01",berlin,"till"\n\ntill-02,"",-\n'],
    ['with semicolons', 'name;example.com/site;role\ntill-01;berlin;till\ntill-02;;-'],
    ['as for kubectl', 'till-01 example.com/site=berlin role=till\ntill-02 role-'],
    ['as for kubectl, with commas', '\uFEFFtill-01, example.com/site=berlin, role=till\r\n\r\ntill-02;role-'],
  ])('%s', (_, text) => {
    const { rows, problems: found } = parseLabelTable(text);

    expect(found).toStrictEqual([]);
    expect(rows.map(({ name, change }) => ({ name, change }))).toStrictEqual([
      { name: 'till-01', change: { set: { 'example.com/site': 'berlin', 'role': 'till' }, remove: [] } },
      { name: 'till-02', change: { set: {}, remove: ['role'] } },
    ]);
  });

  it('may remove only', () => {
    expect(parseLabelTable('till-02 role- site-').rows).toMatchObject([{ name: 'till-02', change: { set: {}, remove: ['role', 'site'] } }]);
  });

  it('may leave everything as it is', () => {
    const row = { line: 2, name: 'till-01', change: { set: {}, remove: [] } };

    expect(parseLabelTable('name,site\ntill-01,\n')).toStrictEqual({ rows: [row], problems: [] });
    expect(parseLabelTable('  \n')).toStrictEqual({ rows: [], problems: [] });
  });

  it('may set an empty value in pairs', () => {
    expect(parseLabelTable('a key=').rows).toMatchObject([{ change: { set: { key: '' } } }]);
  });

  it.each([
    ['till-01,berlin\ntill-02,lyon', ['1 table.heading']],
    ['name\ntill-01', ['1 table.noColumns']],
    ['name,a b,site,site\nx,1,2,3', ['1 labels.key.characters', '1 table.columnTwice']],
    ['name,elemental.cattle.io/managed\nx,1', ['1 labels.protected']],
    ['name,__proto__\nx,1', ['1 labels.key.characters']],
    ['name,site\n,berlin\nTill 1,berlin\nx,ber lin', ['2 table.noName', '3 table.name', '4 labels.value']],
    ['name,site\nx,berlin\nx,-\ny,a,b', ['3 table.nameTwice', '4 table.noHeading']],
    ['name,site\nx,"ber\nlin"\ny,lyon', ['2 labels.value']],
    ['name,site\nx,"berlin\ny,lyon', ['2 table.unclosedQuote']],
    ['name,site\nx,=cmd|\' /C calc\'!A0', ['2 labels.value']],
    ['x site=a\ny role', ['2 table.pair']],
    ['x site=a site=b\ny site=c site-', ['1 table.labelTwice', '2 table.labelTwice']],
    ['x site=a\n\nx role=b', ['3 table.nameTwice']],
    ['x ui.elemental.cattle.io/unmanaged-', ['1 labels.protected']],
    ['x =a', ['1 labels.key.empty']],
  ])('%j is wrong: %j', (text, expected) => {
    expect(problems(text)).toStrictEqual(expected);
  });

  it('has an answer to anything', () => {
    const part = fc.oneof(hostileText, fc.constantFrom('name', ',', '\n', '=', '-', '"', ' '));

    fc.assert(fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      const { rows, problems: found } = parseLabelTable(text);
      const last = text.split(/\r\n|\r|\n/).length;

      expect([...rows, ...found].every(({ line }) => line >= 1 && line <= last)).toBe(true);
    }));
  });

  it('may be long', () => {
    const text = ['name,site', ...Array.from({ length: 20_000 }, (_, index) => `till-${ index },site-${ index % 100 }`)].join('\n');
    const { rows, problems: found } = parseLabelTable(text);

    expect(found).toHaveLength(0);
    expect(rows).toHaveLength(20_000);
  });
});
