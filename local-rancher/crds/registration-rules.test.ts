import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { SPEC_SCHEMA } from '../../pkg/elemental/domain/registration/validation/schema';

/** What the schema of a CRD says of a field, as far as the extension's rules look at it. */
interface CrdSchema {
  'type'?: string;
  'enum'?: string[];
  'minimum'?: number;
  'required'?: string[];
  'properties'?: Record<string, CrdSchema>;
  'additionalProperties'?: CrdSchema;
  'items'?: CrdSchema;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
}

interface Crd {
  spec: { versions: { schema: { openAPIV3Schema: CrdSchema } }[] };
}

const SCALARS: Record<string, string> = { string: 'text', boolean: 'flag', integer: 'integer' };

/** The same in the words of the rules. */
function inRules({ type = '', properties = {}, additionalProperties, items, required, minimum, enum: oneOf, ...other }: CrdSchema): unknown {
  if (other['x-kubernetes-preserve-unknown-fields']) {
    return { type: 'freeMap' };
  }
  if (SCALARS[type]) {
    return { type: SCALARS[type], ...oneOf && { oneOf }, ...minimum !== undefined && { min: minimum } };
  }
  if (items) {
    return { type: 'list', items: inRules(items) };
  }
  if (additionalProperties) {
    return { type: 'entries', values: inRules(additionalProperties) };
  }
  const fields = Object.entries(properties).map(([key, value]) => [key, inRules(value)]);

  return { type: 'fields', ...required && { required }, fields: Object.fromEntries(fields) as object };
}

describe('the rules for a registration', () => {
  it('know the fields of the CRD, with their types', () => {
    const crd = parse(fs.readFileSync(path.join(__dirname, 'machineregistrations.elemental.cattle.io.yaml'), 'utf8')) as Crd;
    const spec = crd.spec.versions[0]?.schema.openAPIV3Schema.properties?.spec;
    const rules = JSON.parse(JSON.stringify(SPEC_SCHEMA, (key, value: unknown) => key === 'sentence' ? undefined : value)) as object;

    expect(rules).toStrictEqual(inRules(spec ?? {}));
  });
});
