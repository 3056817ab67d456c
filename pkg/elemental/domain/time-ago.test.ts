import { timeAgo } from './time-ago';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('timeAgo', () => {
  it.each([
    ['2026-11-22T12:00:00Z', 'now', undefined],
    ['2026-11-22T12:00:05Z', 'now', undefined],
    ['not a time', 'now', undefined],
    ['2026-11-22T11:59:59Z', 'seconds', 1],
    ['2026-11-22T11:59:01Z', 'seconds', 59],
    ['2026-11-22T11:59:00Z', 'minutes', 1],
    ['2026-11-22T11:00:01Z', 'minutes', 59],
    ['2026-11-22T11:00:00Z', 'hours', 1],
    ['2026-11-20T12:00:01Z', 'days', 1],
    ['2026-11-20T12:00:00Z', 'days', 2],
  ])('of %s is in %s', (moment, unit, count) => {
    expect(timeAgo(moment, NOW)).toStrictEqual({ key: `elemental.timeAgo.${ unit }`, ...count === undefined ? {} : { args: { count } } });
  });
});
