import { isRecord } from '../equal';
import type { Path } from '../path';
import { warningAt, type Problem } from '../problem';
import type { SchemaField, TypeDefinition } from '../schema';
import { versionThatBrought } from './brought';

type Definitions = TypeDefinition['schemaDefinitions'];

/** What the form's own check says of fields that it has never heard of; here it is known what the operator makes of them. */
const UNSURE = 'elemental.registration.problem.type.unknownField';

/**
 * What is to be said of a resource: what was found, and the fields of its `spec` that the operator of this Rancher doesn't know. The API
 * server drops those without a word.
 */
export function withPruned(found: readonly Problem[], definition: TypeDefinition, resource: object): Problem[] {
  const pruned = prunedPaths(definition, resource);
  const isSaid = ({ path, message }: Problem): boolean => message.key === UNSURE && pruned.some((one) => one.join('.') === path.join('.'));

  return [...found.filter((problem) => !isSaid(problem)), ...pruned.map(prunedProblem)];
}

function prunedProblem(path: Path): Problem {
  const field = path.join('.');
  const version = versionThatBrought(path);

  return version === undefined
    ? warningAt(path, 'elemental.operator.pruned.nowhere', { field })
    : warningAt(path, 'elemental.operator.pruned.newer', { field, version });
}

/** The topmost fields below `spec` that the type doesn't have. */
export function prunedPaths({ resourceFields, schemaDefinitions }: TypeDefinition, resource: object): Path[] {
  const spec = Object.hasOwn(resource, 'spec') ? Reflect.get(resource, 'spec') as unknown : undefined;
  const field = Object.hasOwn(resourceFields, 'spec') ? resourceFields.spec : undefined;

  return field ? below(spec, field, ['spec'], schemaDefinitions) : [];
}

function below(value: unknown, { type, subtype = '' }: SchemaField, path: Path, definitions: Definitions): Path[] {
  if (type === 'array') {
    return Array.isArray(value) ? value.flatMap((item: unknown, index) => below(item, { type: subtype }, [...path, String(index)], definitions)) : [];
  }
  if (type === 'map') {
    return isRecord(value) ? Object.entries(value).flatMap(([key, entry]) => below(entry, { type: subtype }, [...path, key], definitions)) : [];
  }
  const fields = fieldsOf(type, definitions);

  if (!fields || !isRecord(value)) {
    return [];
  }

  return Object.entries(value).flatMap(([key, entry]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;

    return field ? below(entry, field, [...path, key], definitions) : [[...path, key]];
  });
}

/** Undefined for what takes anything: a scalar, and an object that is described without fields. */
function fieldsOf(type: string, definitions: Definitions): Record<string, SchemaField> | undefined {
  const fields = Object.hasOwn(definitions, type) ? definitions[type]?.resourceFields : undefined;

  return fields && Object.keys(fields).length ? fields : undefined;
}
