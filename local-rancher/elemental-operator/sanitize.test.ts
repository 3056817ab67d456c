import { recording, recordedObjects } from '../../test/support/recordings';
import type { MachineInventory } from './resources';
import { hostText, labelValue, machineName } from './sanitize';

type Table = Record<string, { template: string; label: string }>;

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
const TABLE = LABELS['tmplb-nosmbios']?.table ?? {};
const WITHOUT_VARIABLES = Object.entries(TABLE).filter(([, { template }]) => !template.includes('${'));

describe('labelValue', () => {
  it.each(WITHOUT_VARIABLES)('makes of the text %s what the operator made of it', (_, { template, label }) => {
    expect(labelValue(template)).toBe(label);
  });

  it('makes one dash of many, and trims all that is no letter or digit', () => {
    expect(labelValue('..a!!!!b__')).toBe('a-b');
  });

  it('keeps a dash that the cut brings to the end, as the operator does and the API server then refuses', () => {
    expect(labelValue(`${ 'a'.repeat(57) }-b`)).toBe(`${ 'a'.repeat(57) }-`);
  });
});

describe('machineName', () => {
  interface Row { machineName: string | null; smbios: { name: string | null } }

  const names = Object.entries(recording('09-templates/names.yaml') as Record<string, Row>)
    .filter(([, { machineName: template }]) => template && !template.includes('${'));

  it.each(names)('makes of %s what the operator made of it', (_, { machineName: template, smbios: { name } }) => {
    expect(machineName(template ?? '')).toBe(name ?? '');
  });
});

describe('hostText', () => {
  it('escapes like the recorded host whose name has quotes and angle brackets', () => {
    const [, inventory] = recordedObjects<MachineInventory>('MachineInventory').find(([where]) => where.includes('I1-plan-secret-deleted')) ?? [];

    expect(hostText('O\'Brien <Linux> & Co')).toBe(inventory?.metadata.annotations?.['elemental.cattle.io/os.name']);
  });

  it('drops line breaks and escapes double quotes', () => {
    expect(hostText('a\r\nb "c"')).toBe('ab &#34;c&#34;');
  });
});
