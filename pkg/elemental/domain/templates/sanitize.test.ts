import { recording } from '../../../../test/support/recordings';
import { labelValue, machineName } from './sanitize';

type Table = Record<string, { template: string; label: string }>;

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
const CONSTANTS = Object.values(LABELS['tmplb-nosmbios']?.table ?? {}).filter(({ template }) => !template.includes('${'));

describe('labelValue', () => {
  it.each(CONSTANTS.map(({ template, label }) => [template, label]))('makes of %j what the operator made of it', (template, label) => {
    expect(labelValue(template)).toBe(label);
  });

  it('trims before it cuts, so that a dash may stay at the end', () => {
    expect(labelValue(`${ 'a'.repeat(57) }--b`)).toBe(`${ 'a'.repeat(57) }-`);
    expect(labelValue('..a!!!!b__')).toBe('a-b');
  });
});

describe('machineName', () => {
  interface Row { machineName: string | null; smbios: { name: string | null } }

  const names = Object.values(recording('09-templates/names.yaml') as Record<string, Row>)
    .filter(({ machineName: template }) => template && !template.includes('${'));

  it.each(names)('makes of $machineName what the operator made of it', ({ machineName: template, smbios: { name } }) => {
    expect(machineName(template ?? '')).toBe(name ?? '');
  });
});
