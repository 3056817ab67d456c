import { recording } from '../../test/support/recordings';
import { MalformedVariable, UnresolvedVariable, isRandom, render } from './template';

type Table = Record<string, { template: string; label: string }>;

const LABELS = recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>;
const VARIABLES = Object.entries(LABELS['tmplb-nosmbios']?.table ?? {}).filter(([, { template }]) => template.includes('${'));
const ABSENT = VARIABLES.filter(([, { label }]) => label === '(absent)').map(([name, { template }]) => [name, template]);

describe('render without hardware data', () => {
  it('covers the recorded templates', () => {
    expect(ABSENT.length).toBeGreaterThan(10);
  });

  it.each(ABSENT)('has no value for %s, %s', (_, template = '') => {
    expect(() => render(template, {})).toThrow();
  });

  it('makes a UUID, hexadecimal digits and numbers', () => {
    expect(render('${Random/UUID}', {})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(render('edge-${Random/Hex/6}', {})).toMatch(/^edge-[0-9a-f]{6}$/);
    expect(render('${Random/Hex/32}', {})).toMatch(/^[0-9a-f]{32}$/);
    expect(Array.from({ length: 50 }, () => Number(render('${Random/Int/3}', {}))).every((number) => [0, 1, 2].includes(number))).toBe(true);
    expect(render('${Random/Int/1}', {})).toBe('0');
  });

  it.each([
    '${Random/Hex/0}', '${Random/Hex/33}', '${Random/Hex}', '${Random/Hex/1/2}', '${Random/Hex/1x}', '${Random/Int/x1}', '${Random/Int/0}',
    '${Random/UUID/1}',
  ])('calls %s malformed', (template) => {
    expect(() => render(template, {})).toThrow(MalformedVariable);
  });

  it.each(['${Foo/Bar}', '${}', '${Random/Foo}', '${Random}', '${Random/toString}'])('calls %s unresolved', (template) => {
    expect(() => render(template, {})).toThrow(UnresolvedVariable);
  });

  it('leaves text without a whole variable as it is', () => {
    expect(render('a ${b $c}'.slice(0, -1), {})).toBe('a ${b $c');
    expect(render('{{x}} }', {})).toBe('{{x}} }');
  });
});

describe('render with hardware data', () => {
  const data = { 'System Information': { UUID: '069a9e4c' }, 'CPU': { Cores: 4 } };

  it('looks the path up', () => {
    expect(render('m-${System Information/UUID}-x', data)).toBe('m-069a9e4c-x');
  });

  it.each(['${System Information}', '${CPU/Cores}', '${System Information/UUID/x}'])('has no value for %s, which is no text', (template) => {
    expect(() => render(template, data)).toThrow(UnresolvedVariable);
  });
});

describe('isRandom', () => {
  it('looks at how a variable begins', () => {
    expect(isRandom('edge-${Random/Hex/4}')).toBe(true);
    expect(isRandom('edge-${Foo}')).toBe(false);
  });
});
