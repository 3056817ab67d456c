import { recording } from '../../../test/support/recordings';
import { FIELDS } from './registration/form';
import { definesField, type TypeDefinition } from './schema';

interface Recorded {
  definitionType: string;
  definitions: TypeDefinition['schemaDefinitions'];
}

const { definitionType, definitions } = recording('10-steve/schemaDefinitions.machineregistration.json') as Recorded;
const type: TypeDefinition = { resourceFields: definitions[definitionType]?.resourceFields ?? {}, schemaDefinitions: definitions };

describe('the fields of a recorded schema', () => {
  it.each(Object.entries(FIELDS).filter(([, { path }]) => path[0] === 'spec'))('have that of %s', (_field, { path }) => {
    expect(definesField(type, path)).toBe(true);
  });

  it.each([
    ['spec', 'config', 'elemental', 'registration', 'no-such-field'],
    ['spec', 'constructor'],
    ['nothing', 'here'],
  ])('do not have %s.%s', (...path) => {
    expect(definesField(type, path)).toBe(false);
  });

  it('are any below a field that takes anything', () => {
    expect(definesField(type, ['spec', 'config', 'cloud-config', 'users'])).toBe(true);
    expect(definesField(type, ['spec', 'machineInventoryLabels', 'site'])).toBe(true);
  });
});
