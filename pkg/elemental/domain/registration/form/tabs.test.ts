import { FIELDS, type RegistrationField } from '.';
import { tabOf, visibleTabs } from './tabs';

const ABOVE = ['name', 'description'];

describe('the tabs of the form', () => {
  it('hold every field but those that stand above them', () => {
    const fields = Object.keys(FIELDS) as RegistrationField[];

    expect(fields.filter((field) => !tabOf(field))).toStrictEqual(ABOVE);
    expect(tabOf('unmanaged')).toBeUndefined();
    expect(tabOf('networkConfig')).toBe('network');
  });

  it('are fewer for unmanaged hosts', () => {
    expect(visibleTabs(false, () => true)).toStrictEqual(['naming', 'identity', 'reset', 'installation', 'cloudConfig', 'network', 'advanced']);
    expect(visibleTabs(true, () => true)).toStrictEqual(['naming', 'identity', 'reset', 'advanced']);
  });

  it('are fewer where the operator lacks all that they hold', () => {
    const lacks = ['networkConfigurator', 'networkAddresses', 'networkConfig', 'token'];

    expect(visibleTabs(false, (field) => !lacks.includes(field)))
      .toStrictEqual(['naming', 'identity', 'reset', 'installation', 'cloudConfig', 'advanced']);
    expect(visibleTabs(true, (field) => ![...lacks, 'labelPrefix'].includes(field))).toStrictEqual(['naming', 'identity', 'reset']);
  });
});
