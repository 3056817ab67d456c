import * as fc from 'fast-check';
import { asJson } from '../../../../test/support/arbitraries';
import {
  CHOSEN_COLUMNS, columnChoiceText, labelColumnDefect, MOST_LABEL_COLUMNS, parseColumnChoice, toggleColumn, USUAL_COLUMNS, withLabelColumn,
  withoutLabelColumn, type ColumnChoice,
} from './columns';

const choice: fc.Arbitrary<ColumnChoice> = asJson(fc.record({
  shown: fc.subarray([...CHOSEN_COLUMNS]),
  labels: fc.subarray(['example.com/site', 'pool', 'a.b/c']),
}));

describe('parseColumnChoice', () => {
  it('reads what was written', () => {
    fc.assert(fc.property(choice, (one) => {
      expect(parseColumnChoice(columnChoiceText(one))).toStrictEqual(one);
    }));
  });

  it.each([
    null, '', 'nonsense', 'null', '[]',
    '{"version":2,"shown":[],"labels":[]}', '{"version":1,"shown":"auth","labels":[]}', '{"version":1,"shown":[]}',
  ])('has the usual columns for %j', (text) => {
    expect(parseColumnChoice(text)).toBe(USUAL_COLUMNS);
  });

  it('keeps what it knows of a text, in the list\'s order', () => {
    expect(parseColumnChoice('{"version":1,"shown":["auth","nonsense",7,"hostType","auth"],"labels":["pool","a b",null,"pool"]}'))
      .toStrictEqual({ shown: ['hostType', 'auth'], labels: ['pool'] });
    expect(parseColumnChoice(JSON.stringify({ version: 1, shown: [], labels: Array.from({ length: 50 }, (_, index) => `l${ index }`) })).labels)
      .toHaveLength(MOST_LABEL_COLUMNS);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseColumnChoice(text)).toHaveProperty('shown');
    }));
  });
});

describe('a choice of columns', () => {
  it('is the same again when one is shown and hidden, or hidden and shown', () => {
    fc.assert(fc.property(choice, fc.constantFrom(...CHOSEN_COLUMNS), (one, column) => {
      const other = toggleColumn(one, column);

      expect(other.shown.includes(column)).toBe(!one.shown.includes(column));
      expect(toggleColumn(other, column)).toStrictEqual(one);
    }));
  });

  it('takes each label once, and as many as fit', () => {
    const site = withLabelColumn(USUAL_COLUMNS, 'example.com/site');
    const full = { ...USUAL_COLUMNS, labels: Array.from({ length: MOST_LABEL_COLUMNS }, (_, index) => `l${ index }`) };

    expect(site.labels).toStrictEqual(['example.com/site']);
    expect(labelColumnDefect(site, 'example.com/site')).toBe('there');
    expect(labelColumnDefect(site, 'a b')).toBe('key');
    expect(labelColumnDefect(full, 'pool')).toBe('tooMany');
    expect(withLabelColumn(full, 'pool')).toBe(full);
    expect(withoutLabelColumn(site, 'example.com/site')).toStrictEqual(USUAL_COLUMNS);
  });
});
