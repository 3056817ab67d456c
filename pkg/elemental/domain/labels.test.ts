import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { registrationLabelValue, registrationNameOf } from './labels';

/** A lowercase RFC 1123 subdomain, as the API server demands of a name. */
const names = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?){0,3}$/)
  .filter((name) => name.length <= 253);

/** What the operator does to a label value: recording 09-templates/labels-and-annotations. */
function asOperatorWrites(value: string): string {
  return value.replace(/[^0-9A-Za-z._]/g, '-').replace(/-+/g, '-').replace(/^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g, '').slice(0, 58);
}

describe('registrationLabelValue', () => {
  it('is the name where that fits', () => {
    expect(registrationLabelValue('berlin-edge')).toBe('berlin-edge');
    expect(registrationLabelValue('n'.repeat(58))).toBe('n'.repeat(58));
  });

  it('is 49 characters, a dash and eight digits of the hash where the name is longer', () => {
    const name = 'n'.repeat(59);
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);

    expect(registrationLabelValue(name)).toBe(`${ 'n'.repeat(49) }-${ hash }`);
  });

  it('keeps names apart that the operator would write alike', () => {
    expect(registrationLabelValue('a--b')).not.toBe(registrationLabelValue('a-b'));
  });

  it('has single dashes, and none twice before the hash', () => {
    expect(registrationLabelValue('a---b')).toMatch(/^a-b-[0-9a-f]{8}$/);
    expect(registrationLabelValue(`a-b${ 'n'.repeat(45) }-${ 'n'.repeat(20) }`)).toMatch(/^a-bn{45}-[0-9a-f]{8}$/);
  });

  it('comes through the operator unchanged', () => {
    fc.assert(fc.property(names, (name) => {
      const value = registrationLabelValue(name);

      expect(asOperatorWrites(value)).toBe(value);
    }));
  });

  it('tells any two names apart', () => {
    fc.assert(fc.property(names, names, (one, other) => {
      fc.pre(one !== other);
      expect(registrationLabelValue(one)).not.toBe(registrationLabelValue(other));
    }));
  });
});

describe('registrationNameOf', () => {
  it('is the name, or nothing where it can\'t be told', () => {
    fc.assert(fc.property(names, (name) => {
      expect([name, undefined]).toContain(registrationNameOf(registrationLabelValue(name)));
    }));
    expect(registrationNameOf('berlin-edge')).toBe('berlin-edge');
    expect(registrationNameOf('berlin-0123abcd')).toBeUndefined();
    expect(registrationNameOf('')).toBeUndefined();
  });
});
