import { CHANGELOG } from '../../test/support/catalog/sources';
import { changelogEntries, entriesUpTo } from './changelog';

describe('changelog', () => {
  it('has an entry for each released version', () => {
    expect(changelogEntries(CHANGELOG)).toStrictEqual([
      { version: '0.2.0', released: new Date('2026-12-24T00:00:00Z'), text: '### Added\n\n- More' },
      { version: '0.1.0', released: new Date('2026-11-23T00:00:00Z'), text: '- The first' },
    ]);
  });

  it('tells of a version and what was before it', () => {
    expect(entriesUpTo('0.2.0', CHANGELOG).map(({ version }) => version)).toStrictEqual(['0.2.0', '0.1.0']);
    expect(entriesUpTo('0.1.0', CHANGELOG).map(({ version }) => version)).toStrictEqual(['0.1.0']);
  });

  it('says what to do where a version has no entry', () => {
    expect(() => entriesUpTo('0.3.0', CHANGELOG)).toThrow('## 0.3.0 - YYYY-MM-DD');
    expect(() => entriesUpTo('0.3.0', '')).toThrow('no entry for 0.3.0');
  });
});
