import { HOST_TYPE_FILTERS, hostTypeFilter, hostTypeSelector, matchesHostType } from './host-type-filter';

const LABEL = 'ui.elemental.cattle.io/unmanaged';

describe('hostTypeFilter', () => {
  it.each(HOST_TYPE_FILTERS)('knows %s', (filter) => {
    expect(hostTypeFilter(filter)).toBe(filter);
  });

  it.each([undefined, null, '', 'Unmanaged', ['managed'], '<b>'])('takes %j for no filter', (value) => {
    expect(hostTypeFilter(value)).toBe('all');
  });
});

describe('hostTypeSelector', () => {
  it('selects by our label, which the server can filter by', () => {
    expect(hostTypeSelector('unmanaged')).toStrictEqual({ matchExpressions: [{ key: LABEL, operator: 'Exists' }] });
    expect(hostTypeSelector('managed')).toStrictEqual({ matchExpressions: [{ key: LABEL, operator: 'DoesNotExist' }] });
    expect(hostTypeSelector('all')).toBeUndefined();
  });
});

describe('matchesHostType', () => {
  const marked = { metadata: { labels: { [LABEL]: 'true' } } };

  it('decides as the server does', () => {
    expect(HOST_TYPE_FILTERS.map((filter) => matchesHostType(marked, filter))).toStrictEqual([true, false, true]);
    expect(HOST_TYPE_FILTERS.map((filter) => matchesHostType({}, filter))).toStrictEqual([true, true, false]);
  });
});
