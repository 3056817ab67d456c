/** A field as steve's schema definitions describe it. */
export interface SchemaField {
  /** Another definition's id, a scalar, `map` or `array`; empty for a field that takes anything. */
  type: string;
  /** Of a map or array. */
  subtype?: string;
}

/** The fields of a type, and the definitions of the types within it. */
export interface TypeDefinition {
  resourceFields: Record<string, SchemaField>;
  schemaDefinitions: Record<string, { resourceFields?: Record<string, SchemaField> | null }>;
}

/**
 * True if the type has a field at this path (recording 10-steve/schemaDefinitions.machineregistration). Below a map or a
 * field that takes anything, every path is one.
 *
 * The shell's own `pathExistsInSchema` says no to fields that take anything, such as `spec.config.cloud-config`.
 */
export function definesField({ resourceFields, schemaDefinitions }: TypeDefinition, [key = '', ...rest]: readonly string[]): boolean {
  const field = Object.hasOwn(resourceFields, key) ? resourceFields[key] : undefined;

  if (!field || !rest.length) {
    return field !== undefined;
  }
  const fields = schemaDefinitions[field.type]?.resourceFields;

  return fields ? definesField({ resourceFields: fields, schemaDefinitions }, rest) : true;
}
