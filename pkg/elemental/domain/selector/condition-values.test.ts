import * as fc from 'fast-check';
import { condition } from '../../../../test/support/selectors';
import { isTextOf, takesValues, valuesFromText, valuesText, withValuesText } from './condition-values';

const row = (operator: string, ...values: string[]) => ({ key: 'site', operator, values });

describe('the values of a condition as one line', () => {
  it('are separated by commas', () => {
    expect(valuesText(row('In', 'berlin', 'lyon'))).toBe('berlin, lyon');
    expect(valuesFromText('berlin,lyon , ', 'In')).toStrictEqual(['berlin', 'lyon']);
    expect(valuesFromText('', 'NotIn')).toStrictEqual([]);
  });

  it('are one where the comparison takes one, and nothing is one, too', () => {
    expect(valuesFromText(' berlin ', 'Is')).toStrictEqual(['berlin']);
    expect(valuesFromText('', 'Is')).toStrictEqual(['']);
    expect(valuesFromText('a,b', 'Is')).toStrictEqual(['a,b']);
  });

  it('stay as they are while nobody changes the line, whatever stands in them', () => {
    fc.assert(fc.property(condition, (one) => {
      expect(withValuesText(one, valuesText(one))).toBe(one);
      expect(isTextOf(valuesText(one), one)).toBe(true);
    }));
    expect(withValuesText(row('In', 'a,b'), 'a,b')).toStrictEqual(row('In', 'a,b'));
    expect(withValuesText(row('In', 'a,b'), 'a,c')).toStrictEqual(row('In', 'a', 'c'));
  });

  it('may be written in more than one way', () => {
    expect(isTextOf('berlin,', row('In', 'berlin'))).toBe(true);
    expect(isTextOf('lyon', row('In', 'berlin'))).toBe(false);
  });

  it('aren\'t asked for where the label only has to exist, or not to', () => {
    expect(['Is', 'In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt'].filter(takesValues)).toStrictEqual(['Is', 'In', 'NotIn', 'Gt']);
  });
});
