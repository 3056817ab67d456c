import { recording } from '../../../../test/support/recordings';
import { isRandom, render, type RandomSource, type TemplateData } from './variables';

type Table = Record<string, { template: string; label: string }>;

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
const VARIABLES = Object.entries(LABELS['tmplb-nosmbios']?.table ?? {}).filter(([, { template }]) => template.includes('${'));
const ABSENT = VARIABLES.filter(([, { label }]) => label === '(absent)').map(([name, { template }]) => [name, template]);

const UUID = '0d3c8d10-21bf-4f27-8c1e-3a9f6f1b7a55';
const LIMITS: number[] = [];
const RANDOM: RandomSource = {
  uuid: () => UUID,
  below(limit) {
    LIMITS.push(limit);

    return limit - 1;
  },
};

function text(template: string, data: TemplateData = {}): string | undefined {
  const rendering = render(template, data, RANDOM);

  return rendering.kind === 'rendered' ? rendering.text : undefined;
}

describe('render without hardware data', () => {
  it('covers the recorded templates', () => {
    expect(ABSENT.length).toBeGreaterThan(10);
  });

  it.each(ABSENT)('has no value for %s, %s', (_, template = '') => {
    expect(text(template)).toBeUndefined();
  });

  it('makes a UUID, hexadecimal digits and numbers', () => {
    expect(text('${Random/UUID}')).toBe(UUID);
    expect(text('edge-${Random/Hex/6}')).toBe('edge-0d3c8d');
    expect(text('${Random/Hex/32}')).toBe(UUID.replaceAll('-', ''));
    expect(text('${Random/Int/3}${Random/Int/1}${Random/Int/+7}')).toBe('206');
  });

  it('draws from what a source can draw from, even for the largest number', () => {
    expect(text('${Random/Int/9223372036854775807}')).toBe('281474976710654');
    expect(LIMITS.at(-1)).toBe(2 ** 48 - 1);
  });

  it.each([
    'Random/Hex/0', 'Random/Hex/33', 'Random/Hex', 'Random/Hex/1/2', 'Random/Hex/1x', 'Random/Hex/-1', 'Random/Int/x1', 'Random/Int/0',
    'Random/Int', 'Random/Int/9223372036854775808', 'Random/UUID/1', 'Random/UUID/',
  ])('calls %s malformed', (variable) => {
    expect(render(`a-\${${ variable }}`, {}, RANDOM)).toStrictEqual({ kind: 'malformed', variable });
  });

  it.each([
    'Foo/Bar', '', 'Random/Foo', 'Random', 'Random/toString', 'random/UUID', 'constructor/name', '__proto__',
  ])('calls %s unresolved', (variable) => {
    expect(render(`\${${ variable }}`, {}, RANDOM)).toStrictEqual({ kind: 'unresolved', variable });
  });

  it('names the first variable that fails', () => {
    expect(render('${Random/UUID}${Foo}${Random/Hex/99}', {}, RANDOM)).toStrictEqual({ kind: 'unresolved', variable: 'Foo' });
    expect(render('${Random/Hex/99}${Foo}', {}, RANDOM)).toStrictEqual({ kind: 'malformed', variable: 'Random/Hex/99' });
  });

  it('leaves text without a whole variable as it is', () => {
    expect(text('a ${b $c'.slice(0, -1))).toBe('a ${b $c'.slice(0, -1));
    expect(text('{{x}} }')).toBe('{{x}} }');
  });
});

describe('render with hardware data', () => {
  const data = { 'System Information': { UUID: '069a9e4c' }, 'CPU': { Cores: 4 }, 'BIOS Information': { 'Characteristics:': ['PCI is supported'] } };

  it('looks the paths up, and says which they were', () => {
    expect(render('m-${System Information/UUID}-${Random/Hex/2}', data, RANDOM)).toStrictEqual({
      kind: 'rendered',
      text: 'm-069a9e4c-0d',
      variables: [
        { path: 'System Information/UUID', value: '069a9e4c', random: false },
        { path: 'Random/Hex/2', value: '0d', random: true },
      ],
    });
  });

  it('takes a value as it is, even if it looks like a variable or a replacement', () => {
    expect(text('${A}-${B}', { A: '${B}$&', B: '' })).toBe('${B}$&-');
  });

  it.each([
    '${System Information}', '${CPU/Cores}', '${System Information/UUID/x}', '${System Information/UUID/length}',
    '${BIOS Information/Characteristics:/0}',
  ])('has no value for %s, which is no text', (template) => {
    expect(text(template, data)).toBeUndefined();
  });
});

describe('isRandom', () => {
  it('looks at how a variable begins', () => {
    expect(isRandom('edge-${Random/Hex/4}')).toBe(true);
    expect(isRandom('edge-${Foo}')).toBe(false);
  });
});
