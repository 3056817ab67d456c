import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { refFromQuery, refKey, refQuery, registrationRef } from './reference';

const names = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?){0,2}$/);

describe('a reference to a registration', () => {
  it('names it in an address by its name alone, in the usual namespace', () => {
    expect(refQuery({ namespace: 'fleet-default', name: 'berlin-edge' })).toBe('berlin-edge');
    expect(refQuery({ namespace: 'lab', name: 'berlin-edge' })).toBe('lab/berlin-edge');
  });

  it('is read back from an address', () => {
    fc.assert(fc.property(names, names, (namespace, name) => {
      const ref = { namespace, name };

      expect(refFromQuery(refQuery(ref))).toStrictEqual(ref);
      expect(refFromQuery(refKey(ref))).toStrictEqual(ref);
    }));
  });

  it.each([
    undefined, null, '', '/', 'a/', '/a', 'a/b/c', ['a'], 'a)&filter=x', 'a,b', 'Berlin', 'a b', 'a..b', '-a', 'a-', 'ü', 'a\n', 'n'.repeat(254),
  ])('is nothing for %j', (value) => {
    expect(refFromQuery(value)).toBeUndefined();
  });

  it('lets nothing through to the server that means something there', () => {
    fc.assert(fc.property(hostileText, (text) => {
      expect(refFromQuery(text)?.name ?? '').toMatch(/^[-a-z0-9.]*$/);
    }));
  });

  it('takes a registration without a namespace for one of the usual namespace', () => {
    expect(registrationRef({ metadata: { name: 'a' } })).toStrictEqual({ namespace: 'fleet-default', name: 'a' });
    expect(registrationRef({ metadata: { name: 'a', namespace: 'lab' } })).toStrictEqual({ namespace: 'lab', name: 'a' });
    expect(registrationRef({})).toStrictEqual({ namespace: 'fleet-default', name: '' });
  });
});
