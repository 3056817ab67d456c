import fc from 'fast-check';
import { compare, median } from './comparison';

const MEASURED = fc.double({ min: 0.001, max: 1e9, noNaN: true });

describe('median', () => {
  it.each([[[3], 3], [[9, 1, 5], 5], [[4, 1, 2, 100], 3]])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });

  it('has as many values below it as above it, in whatever order they came', () => {
    fc.assert(fc.property(fc.array(MEASURED, { minLength: 1 }), (values) => {
      const middle = median(values);

      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(median([...values].reverse())).toBe(middle);
    }));
  });
});

describe('compare', () => {
  it('compares within a round, so that a machine that was busy in one of them says nothing', () => {
    const rounds = [
      { ours: { time: 110 }, theirs: { time: 100 } },
      { ours: { time: 1100 }, theirs: { time: 1000 } },
      { ours: { time: 120 }, theirs: { time: 100 } },
    ];

    expect(compare(['time'], rounds)).toStrictEqual([{ measure: 'time', ours: 120, theirs: 100, ratio: 1.1 }]);
  });

  it('takes nothing beside nothing for the same, and something beside nothing for infinitely more', () => {
    const [tasks, requests] = compare(['tasks', 'requests'], [{ ours: { tasks: 0, requests: 1 }, theirs: { tasks: 0, requests: 0 } }]);

    expect(tasks?.ratio).toBe(1);
    expect(requests?.ratio).toBe(Infinity);
  });

  it('leaves out what was not measured of both in each round', () => {
    const rounds = [{ ours: { time: 1, bytes: 2 }, theirs: { time: 1, bytes: 2 } }, { ours: { time: 1, bytes: 2 }, theirs: { time: 1 } }];

    expect(compare(['time', 'bytes', 'heap'], rounds).map(({ measure }) => measure)).toStrictEqual(['time']);
  });

  it('says the contrary of what it says with both sides exchanged', () => {
    fc.assert(fc.property(MEASURED, MEASURED, (one, other) => {
      const [comparison] = compare(['time'], [{ ours: { time: one }, theirs: { time: other } }]);
      const [contrary] = compare(['time'], [{ ours: { time: other }, theirs: { time: one } }]);

      expect((comparison?.ratio ?? 0) * (contrary?.ratio ?? 0)).toBeCloseTo(1);
    }));
  });
});
