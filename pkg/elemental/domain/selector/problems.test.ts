import * as fc from 'fast-check';
import { condition, validCondition } from '../../../../test/support/selectors';
import { conditionsQuery } from './form';
import { conditionProblems } from './problems';

describe('conditionProblems', () => {
  it('names the row, the part of it and what to do', () => {
    expect(conditionProblems([
      { key: 'pool', operator: 'Is', values: ['edge'] },
      { key: '', operator: 'Is', values: ['a b'] },
      { key: 'site', operator: 'In', values: [] },
      { key: 'Bad.com/x', operator: 'Exists', values: ['a'] },
      { key: 'rack', operator: 'Gt', values: ['7'] },
      { key: 'row', operator: 'Is', values: ['1', '2'] },
      { key: 'row', operator: 'Is', values: [] },
    ])).toStrictEqual([
      { index: 1, part: 'key', message: { key: 'elemental.selector.problem.key.empty', args: { key: '' } } },
      { index: 1, part: 'values', message: { key: 'elemental.selector.problem.value', args: { key: '', value: 'a b' } } },
      { index: 2, part: 'values', message: { key: 'elemental.selector.problem.values.missing', args: { key: 'site' } } },
      { index: 3, part: 'key', message: { key: 'elemental.selector.problem.key.prefix', args: { key: 'Bad.com/x' } } },
      { index: 3, part: 'values', message: { key: 'elemental.selector.problem.values.notAllowed', args: { key: 'Bad.com/x' } } },
      { index: 4, part: 'operator', message: { key: 'elemental.selector.problem.operator', args: { key: 'rack', operator: 'Gt' } } },
      { index: 5, part: 'values', message: { key: 'elemental.selector.problem.oneValue', args: { key: 'row' } } },
      { index: 6, part: 'values', message: { key: 'elemental.selector.problem.values.missing', args: { key: 'row' } } },
    ]);
  });

  it('finds nothing in what Kubernetes reads', () => {
    fc.assert(fc.property(fc.array(validCondition), (conditions) => {
      expect(conditionProblems(conditions)).toStrictEqual([]);
    }));
  });

  it('finds something wherever nothing may be asked', () => {
    fc.assert(fc.property(fc.array(condition, { maxLength: 3 }), (conditions) => {
      expect(conditionProblems(conditions).length > 0 || conditionsQuery(conditions) !== undefined).toBe(true);
    }), { numRuns: 500 });
  });
});
