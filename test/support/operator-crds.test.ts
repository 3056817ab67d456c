import type { Schema } from '../../local-rancher/crds';
import { crdsOf } from './operator-crds';
import { missingFields, OPERATORS } from './operators';

/** Whether the newest version of a kind's CRD has the field. */
function hasField(schema: Schema | undefined, [key = '', ...rest]: string[]): boolean {
  const field = schema?.properties?.[key];

  return rest.length ? hasField(field, rest) : field !== undefined;
}

describe.each(OPERATORS)('the CRDs of operator %s', (version) => {
  const newest = crdsOf('1.9.2');
  const crds = crdsOf(version);

  it('lack what came later, and the newest has it', () => {
    for (const { metadata, spec: { names, versions } } of newest) {
      const found = crds.find((crd) => crd.metadata.name === metadata.name);
      const missing = missingFields(version, names.plural).filter((field) => field !== '*');

      for (const field of missing) {
        expect([field, hasField(versions[0]?.schema.openAPIV3Schema, field.split('.'))]).toStrictEqual([field, true]);
        expect([field, hasField(found?.spec.versions[0]?.schema.openAPIV3Schema, field.split('.'))]).toStrictEqual([field, false]);
      }
    }
  });

  it('are all the newest\'s, but for a kind that came later', () => {
    const isBeforeMetadata = version === '1.3.5' || version === '1.4.4';
    const names = newest.map(({ metadata }) => metadata.name).filter((name) => !isBeforeMetadata || !name.startsWith('metadata.'));

    expect(crds.map(({ metadata }) => metadata.name)).toStrictEqual(names);
  });
});
