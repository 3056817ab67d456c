import { matchesSelector } from './label-selector';
import type { LabelRequirement } from './resources';

const LABELS = { site: 'berlin', rack: '7' };
const expression = (operator: string, key: string, ...values: string[]): LabelRequirement => ({ operator, key, values } as LabelRequirement);

describe('matchesSelector', () => {
  it('lets an empty selector match everything', () => {
    expect(matchesSelector({}, LABELS)).toBe(true);
    expect(matchesSelector({ matchLabels: {}, matchExpressions: [] })).toBe(true);
  });

  it.each([
    [expression('In', 'site', 'rome', 'berlin'), true],
    [expression('In', 'site', 'rome'), false],
    [expression('In', 'floor', 'rome'), false],
    [expression('NotIn', 'site', 'berlin'), false],
    [expression('NotIn', 'site', 'rome'), true],
    [expression('NotIn', 'floor', 'rome'), true],
    [expression('Exists', 'site'), true],
    [expression('Exists', 'floor'), false],
    [expression('DoesNotExist', 'floor'), true],
    [expression('DoesNotExist', 'site'), false],
  ])('decides %j', (requirement, isMatch) => {
    expect(matchesSelector({ matchExpressions: [requirement] }, LABELS)).toBe(isMatch);
  });

  it('wants all of it to hold', () => {
    const matchExpressions = [expression('Exists', 'rack')];

    expect(matchesSelector({ matchLabels: { site: 'berlin' }, matchExpressions }, LABELS)).toBe(true);
    expect(matchesSelector({ matchLabels: { site: 'rome' }, matchExpressions }, LABELS)).toBe(false);
    expect(matchesSelector({ matchLabels: { site: 'berlin' }, matchExpressions: [expression('Exists', 'floor')] }, LABELS)).toBe(false);
  });

  it.each([
    [expression('Like', 'site', 'b*'), 'not a valid label selector operator'],
    [expression('In', 'site'), 'can\'t be empty'],
    [expression('NotIn', 'site'), 'can\'t be empty'],
    [expression('Exists', 'site', 'berlin'), 'must be empty'],
  ])('refuses %j as Kubernetes does', (requirement, message) => {
    expect(() => matchesSelector({ matchExpressions: [requirement] }, LABELS)).toThrow(message);
  });
});
