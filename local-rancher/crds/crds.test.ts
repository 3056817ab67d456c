import fs from 'node:fs';
import { readCrds, type Schema } from '.';

const files = fs.readdirSync(__dirname).filter((file) => file.endsWith('.yaml')).sort();

function specOf(kind: string): Schema {
  const crd = readCrds().find(({ spec }) => spec.names.kind === kind);

  return crd?.spec.versions[0]?.schema.openAPIV3Schema.properties?.spec ?? {};
}

/** Every field below a schema with its path. The fields of a reference (a map that is atomic) are Kubernetes' own and known to everybody. */
function fields(schema: Schema, path: string): { path: string; description?: string }[] {
  if (schema['x-kubernetes-map-type'] === 'atomic') {
    return [];
  }
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    { path: `${ path }.${ name }`, description: field.description }, ...fields(field, `${ path }.${ name }`),
  ]);
  const elements = [schema.items, schema.additionalProperties].flatMap((element) => element ? fields(element, `${ path }[]`) : []);

  return [...properties, ...elements];
}

describe('readCrds', () => {
  it('reads the nine kinds of Elemental', () => {
    expect(readCrds().map(({ spec }) => spec.names.kind)).toEqual([
      'MachineInventory', 'MachineInventorySelector', 'MachineInventorySelectorTemplate', 'MachineRegistration',
      'ManagedOSImage', 'ManagedOSVersionChannel', 'ManagedOSVersion', 'Metadata', 'SeedImage',
    ]);
  });

  it('finds in each file the CRD that the file is named after', () => {
    expect(readCrds().map(({ metadata }) => `${ metadata.name }.yaml`)).toEqual(files);
    expect(readCrds().map(({ spec }) => `${ spec.names.plural }.${ spec.group }.yaml`)).toEqual(files);
  });
});

describe.each(['MachineRegistration', 'MachineInventory'])('the spec of a %s', (kind) => {
  it.each(fields(specOf(kind), 'spec'))('says what $path is', ({ description }) => {
    expect(description).toMatch(/^\w.{15,}\.$/s);
  });
});
