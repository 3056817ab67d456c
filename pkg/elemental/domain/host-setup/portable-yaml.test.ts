import * as fc from 'fast-check';
import { parse } from 'yaml';
import { asJson } from '../../../../test/support/arbitraries';
import { attack, ATTACKS } from '../../../../test/support/host-setup/arbitraries';
import { portableYaml, unsafe } from './portable-yaml';

const value = asJson(fc.record({ text: attack, list: fc.array(attack), number: fc.integer(), flag: fc.boolean() }));

describe('portableYaml', () => {
  it.each(['1.1', '1.2'] as const)('is what it was to a parser of YAML %s', (version) => {
    fc.assert(fc.property(value, (one) => {
      expect(parse(portableYaml(one), { version })).toStrictEqual(one);
    }));
    for (const text of ATTACKS) {
      expect(parse(portableYaml({ text }), { version })).toStrictEqual({ text });
      expect(parse(portableYaml({ text: `a\n${ text }\n` }), { version })).toStrictEqual({ text: `a\n${ text }\n` });
    }
  });

  it('is printable ASCII', () => {
    fc.assert(fc.property(value, (one) => {
      expect(portableYaml(one)).toMatch(/^[\n\x20-\x7e]*$/);
    }));
  });

  it('quotes nothing that needs no quotes', () => {
    const plain = ['tpm', '/etc/elemental/config.yaml', 'https://rancher.test:28443/elemental/registration/r5zx2', '--no-toolkit', 'Make it, now', 'a-1'];

    expect(portableYaml(plain)).toBe(plain.map((text) => `- ${ text }\n`).join(''));
  });

  it.each([
    'on', 'Off', 'y', 'N', 'null', '1', '-1', '12:30', '0700', '2026-11-22', '~', '=', 'a:', 'a: b', 'a #b', 'a ', '', '!a', '-', '--',
  ])('quotes %j', (text) => {
    expect(portableYaml([text])).toBe(`- ${ JSON.stringify(text) }\n`);
  });

  it('has lines as lines', () => {
    expect(portableYaml({ a: 'x: 1\n  y\n' })).toBe('a: |\n  x: 1\n    y\n');
    expect(portableYaml({ a: 'x: 1\ny' })).toBe('a: |-\n  x: 1\n  y\n');
  });

  it('has the same text twice as two texts', () => {
    const list = ['a'];

    expect(portableYaml({ a: list, b: list })).toBe('a:\n  - a\nb:\n  - a\n');
  });
});

describe('unsafe', () => {
  it('is tagged for Ansible, in every style', () => {
    expect(portableYaml([unsafe('a'), unsafe('{{ a }}'), unsafe('a\nb\n')])).toBe('- !unsafe a\n- !unsafe "{{ a }}"\n- !unsafe |\n  a\n  b\n');
  });
});
