import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { recordedText, recording } from '../../../../test/support/recordings';
import { parseDmidecode, parseHostData, parseVariableList } from './host-data';

/** Two spaces stand for a tab. */
const DMIDECODE = `# dmidecode 3.5
Getting SMBIOS data from sysfs.
SMBIOS 3.3.0 present.

Handle 0x0001, DMI type 1, 27 bytes
System Information
  Manufacturer: Example Computers
  Product Name: EX-200 (rev: 2)
  Serial Number:${ ' ' }
  UUID: 0d3c8d10-21bf-4f27-8c1e-3a9f6f1b7a55

Handle 0x0002, DMI type 2, 15 bytes
Base Board Information
  Manufacturer: Example Boards
  Features:
    Board is a hosting board
    Revision: not a value of the board
  Type: Motherboard

Handle 0x0005, DMI type 17, 40 bytes
Memory Device
  Size: 32 GB

Handle 0x0010, DMI type 4, 48 bytes
Processor Information
  Version: First socket
  Core Count: 8

Handle 0x0011, DMI type 4, 48 bytes
Processor Information
  Version: Second socket

End Of Table
`.replaceAll('  ', '\t');

const EXPECTED = {
  'System Information': {
    'Manufacturer': 'Example Computers',
    'Product Name': 'EX-200 (rev: 2)',
    'Serial Number': '',
    'UUID': '0d3c8d10-21bf-4f27-8c1e-3a9f6f1b7a55',
  },
  'Base Board Information': { Manufacturer: 'Example Boards', Type: 'Motherboard' },
  'Processor Information': { Version: 'Second socket' },
};

describe('parseDmidecode', () => {
  it('reads sections as the client does: no lists, no other sections, the last of a kind', () => {
    expect(parseDmidecode(DMIDECODE)).toStrictEqual(EXPECTED);
  });

  it('reads text whose tabs became spaces, with the line ends of Windows', () => {
    expect(parseDmidecode(DMIDECODE.replaceAll('\t', '    ').replaceAll('\n', '\r\n'))).toStrictEqual(EXPECTED);
  });

  it('reads text without indentation and without handles', () => {
    const text = 'System Information\nUUID: 1\nVersion: 2\n\nVersion: 3';

    expect(parseDmidecode(text)).toStrictEqual({ 'System Information': { UUID: '1', Version: '2' } });
  });

  it.each(['\t', ''])('reads no other section where the empty lines between them got lost (indented by %j)', (tab) => {
    const text = `System Information\n${ tab }UUID: 1\nHandle 0x0005, DMI type 17, 40 bytes\nMemory Device\n${ tab }Size: 32 GB`;

    expect(parseDmidecode(text)).toStrictEqual({ 'System Information': { UUID: '1' } });
  });

  it('reads no other section where the handles got lost too', () => {
    expect(parseDmidecode('System Information\n\tUUID: 1\nMemory Device\n\tSize: 32 GB')).toStrictEqual({ 'System Information': { UUID: '1' } });
  });

  it('reads the recorded values from a text that has them', () => {
    const recorded = parseVariableList(recordedText('09-templates/dumpdata-smbios.labels.txt')) as Record<string, Record<string, string>>;
    const text = Object.entries(recorded)
      .map(([title, values]) => `${ title }\n${ Object.entries(values).map(([key, value]) => `\t${ key }: ${ value }\n`).join('') }\n`).join('');

    expect(Object.keys(recorded)).toHaveLength(5);
    expect(parseDmidecode(text)).toStrictEqual(recorded);
  });
});

describe('parseVariableList', () => {
  it('reads what the client printed: the same values as in its YAML', () => {
    const list = parseVariableList(recordedText('09-templates/dumpdata-hostinfo.labels.txt'));

    expect(withoutGaps(recording('09-templates/dumpdata-hostinfo.yaml'))).toStrictEqual(list);
  });

  it('undoes the quotes, and keeps what it can\'t undo', () => {
    expect(parseVariableList('${A/B}  : "say \\"hi\\""\n${A/C} : "\\x00"')).toStrictEqual({ A: { B: 'say "hi"', C: '\\x00' } });
  });

  it('lets no path through a text or a prototype', () => {
    const data = parseVariableList('${A}: "x"\n${A/B}: "y"\n${__proto__/polluted}: "y"\n${C/__proto__/polluted}: "y"');

    expect(data).toStrictEqual({ A: 'x', C: {} });
    expect([data.polluted, (data.C as Record<string, unknown>).polluted]).toStrictEqual([undefined, undefined]);
  });

  it('reads no other lines', () => {
    expect(parseVariableList('${A/B}: 1\nA/B: "x"\n${: "x"')).toStrictEqual({});
  });
});

describe('parseHostData', () => {
  it('takes both kinds in one text', () => {
    const text = `${ DMIDECODE }\n\${Runtime/Hostname}       : "edge-1"\n`;

    expect(parseHostData(text)).toStrictEqual({ ok: true, data: { ...EXPECTED, Runtime: { Hostname: 'edge-1' } } });
  });

  it.each(['', 'hello', 'Key: value', 'System Information', 'System Information\n\n\tUUID: 1', '{"a": 1}'])('finds nothing in %j', (text) => {
    expect(parseHostData(text)).toStrictEqual({ ok: false, problem: { key: 'elemental.naming.pasted.nothing' } });
  });

  it('says that the client doesn\'t read these sections', () => {
    expect(parseHostData('Memory Device\n\tSize: 32 GB\n')).toStrictEqual({ ok: false, problem: { key: 'elemental.naming.pasted.otherSections' } });
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.array(hostileText, { maxLength: 6 }), (lines) => {
      const text = `System Information\n\t${ lines.join('\n\t') }`;

      expect(typeof parseHostData(text).ok).toBe('boolean');
    }));
  });
});

/** Without null and empty maps, which are no values. */
function withoutGaps(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }

  return Object.fromEntries(Object.entries(value)
    .map(([key, child]) => [key, withoutGaps(child)] as const)
    .filter(([, child]) => child !== null && !(typeof child === 'object' && Object.keys(child).length === 0)));
}
