import { lines } from '../../../../test/support/problems';
import { metadataProblems, metadataTypeProblems } from './metadata-problems';

const TOO_LARGE = { a: 'x'.repeat(256 * 1024) };
const LARGE = { a: 'x'.repeat(256 * 1024 - 1) };

describe('metadataProblems', () => {
  it('finds what the server would refuse of the registration itself', () => {
    const metadata = { labels: { 'bad key!': 'x', 'site': 'Berlin Mitte' }, annotations: { '/a': 'x', ...TOO_LARGE } };

    expect(lines(metadataProblems({ metadata }))).toStrictEqual([
      'error metadata > labels > bad key!: elemental.metadata.key',
      'error metadata > annotations > /a: elemental.metadata.key',
      'error metadata > labels > site: elemental.metadata.labelValue',
      'error metadata > annotations: elemental.metadata.annotationsTooLarge',
    ]);
  });

  it('is content with what it would take', () => {
    expect(metadataProblems({ metadata: { labels: { 'example.com/site': 'berlin', 'empty': '' }, annotations: LARGE } })).toStrictEqual([]);
  });
});

describe('metadataTypeProblems', () => {
  it('finds what isn\'t text', () => {
    const labels = { site: 7, rack: '7', empty: null } as unknown as Record<string, string>;
    const annotations = { note: ['a'] } as unknown as Record<string, string>;

    expect(lines(metadataTypeProblems({ metadata: { labels, annotations } }))).toStrictEqual([
      'error metadata > labels > site: elemental.metadata.text', 'error metadata > annotations > note: elemental.metadata.text',
    ]);
    expect(metadataTypeProblems({})).toStrictEqual([]);
  });
});
