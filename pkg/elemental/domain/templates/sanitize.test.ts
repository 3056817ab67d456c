import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import { labelValue, machineName } from './sanitize';

type Table = Record<string, { template: string; label: string }>;

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
const TABLE = LABELS['tmplb-nosmbios']?.table ?? {};
const WITHOUT_VARIABLES = Object.entries(TABLE).filter(([, { template }]) => !template.includes('${'));

describe('labelValue', () => {
  it.each(WITHOUT_VARIABLES)('makes of the text %s what the operator made of it', (_, { template, label }) => {
    expect(labelValue(template).value).toBe(label);
  });

  it('makes one dash of many, and trims all that is no letter or digit', () => {
    expect(labelValue('..a!!!!b__')).toStrictEqual({ value: 'a-b', replaced: true, cut: false });
  });

  it('keeps a dash that the cut brings to the end, as the operator does and the API server then refuses', () => {
    const start = 'a'.repeat(57);

    expect(labelValue(`${ start }-b`)).toStrictEqual({ value: `${ start }-`, replaced: false, cut: true });
  });

  it('says nothing of a text that fits', () => {
    expect(labelValue('a'.repeat(58))).toStrictEqual({ value: 'a'.repeat(58), replaced: false, cut: false });
  });

  it('changes a value once only, unless it was cut', () => {
    fc.assert(fc.property(hostileText, (text) => {
      const { value, cut } = labelValue(text);

      fc.pre(!cut);
      expect(labelValue(value)).toStrictEqual({ value, replaced: false, cut: false });
    }));
  });
});

describe('machineName', () => {
  interface Row { machineName: string | null; smbios: { name: string | null } }

  const names = Object.entries(recording('09-templates/names.yaml') as Record<string, Row>)
    .filter(([, { machineName: template }]) => template && !template.includes('${'));

  it.each(names)('makes of %s what the operator made of it', (_, { machineName: template, smbios: { name } }) => {
    expect(machineName(template ?? '').value).toBe(name ?? '');
  });

  it('says what it did', () => {
    expect(machineName('edge-1')).toStrictEqual({ value: 'edge-1', replaced: false, cut: false });
    expect(machineName('Edge-1')).toStrictEqual({ value: 'edge-1', replaced: true, cut: false });
    expect(machineName('n'.repeat(59))).toStrictEqual({ value: 'n'.repeat(58), replaced: false, cut: true });
  });
});
