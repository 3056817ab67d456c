import { REGISTRATION_LABEL } from '../labels';
import { groupingFromQuery, groupingQuery } from './grouping';

describe('groupingFromQuery', () => {
  it.each([REGISTRATION_LABEL, 'example.com/site', 'registration', undefined])('reads what is written for %s', (label) => {
    expect(groupingFromQuery(groupingQuery(label))).toBe(label);
  });

  it('is short for the registration', () => {
    expect(groupingQuery(REGISTRATION_LABEL)).toBe('registration');
    expect(groupingQuery('example.com/site')).toBe('label:example.com/site');
  });

  it.each([
    undefined, null, '', 'cluster', 'label:', 'label:a b', 'label:a]&sort=b', ['registration', 'registration'],
  ])('takes %j for no grouping', (value) => {
    expect(groupingFromQuery(value)).toBeUndefined();
  });
});
