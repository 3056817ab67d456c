import { byField, withFields } from './field-problems';
import { errorAt, warningAt } from './problem';

const PROBLEMS = [errorAt(['metadata', 'labels', 'a'], 'one'), errorAt(['status'], 'two'), warningAt(['metadata', 'labels', 'b'], 'three')];
const fielded = withFields(PROBLEMS, ([, key]) => key === 'labels' ? key : undefined);

describe('problems and fields', () => {
  it('puts each at the field that shows it, if there is one', () => {
    expect(fielded.map(({ field }) => field)).toStrictEqual(['labels', undefined, 'labels']);
  });

  it('groups them by field, in their order', () => {
    const { labels = [], ...others } = byField(fielded);

    expect(labels.map(({ message }) => message.key)).toStrictEqual(['one', 'three']);
    expect(others).toStrictEqual({});
  });
});
