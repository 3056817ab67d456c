import type { Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isRecord } from '../../equal';
import { SPEC } from './paths';
import type { Rule } from './rule';
import {
  METADATA_MAPS, SPEC_SCHEMA, type EntriesSchema, type FieldsSchema, type IntegerSchema, type ListSchema, type Schema, type TextSchema,
} from './schema';

/** What the API server refuses for its type, its choice of words or because it is missing, and fields that it would drop without a word. */
export const typeProblems: Rule = ({ metadata, spec }) => [
  ...Object.entries(METADATA_MAPS).flatMap(([key, schema]) => problemsOf(isRecord(metadata) ? metadata[key] : undefined, schema, ['metadata', key])),
  ...problemsOf(spec, SPEC_SCHEMA, SPEC),
];

function problemsOf(value: unknown, schema: Schema, path: Path): Problem[] {
  return value === undefined || value === null ? [] : problemsOfGiven(value, schema, path);
}

function problemsOfGiven(value: unknown, schema: Schema, path: Path): Problem[] {
  switch (schema.type) {
    case 'text':
      return textProblems(value, schema, path);
    case 'flag':
      return typeof value === 'boolean' ? [] : [errorAt(path, 'elemental.registration.problem.type.flag', { field: path.join('.') })];
    case 'integer':
      return integerProblems(value, schema, path);
    case 'list':
      return listProblems(value, schema, path);
    case 'entries':
      return entriesProblems(value, schema, path);
    case 'fields':
      return fieldsProblems(value, schema, path);
    case 'freeMap':
      return isRecord(value) ? [] : [errorAt(path, schema.sentence)];
  }
}

function textProblems(value: unknown, { oneOf }: TextSchema, path: Path): Problem[] {
  if (typeof value !== 'string') {
    return [errorAt(path, 'elemental.registration.problem.type.text', { field: path.join('.') })];
  }

  return oneOf && !oneOf.includes(value)
    ? [errorAt(path, 'elemental.registration.problem.type.notOneOf', { field: path.join('.'), value, allowed: oneOf.join(', ') })]
    : [];
}

function integerProblems(value: unknown, { min }: IntegerSchema, path: Path): Problem[] {
  const field = path.join('.');

  if (!Number.isInteger(value)) {
    return [errorAt(path, 'elemental.registration.problem.type.integer', { field })];
  }
  if (!Number.isSafeInteger(value)) {
    return [errorAt(path, 'elemental.registration.problem.type.unsafeInteger', { field })];
  }

  return min !== undefined && (value as number) < min ? [errorAt(path, 'elemental.registration.problem.type.tooSmall', { field, min })] : [];
}

function listProblems(value: unknown, { items }: ListSchema, path: Path): Problem[] {
  if (!Array.isArray(value)) {
    return [errorAt(path, 'elemental.registration.problem.type.list', { field: path.join('.') })];
  }

  // a null in a list isn't dropped as it is in a map
  return value.flatMap((item, index) => problemsOfGiven(item, items, [...path, String(index)]));
}

function entriesProblems(value: unknown, { values }: EntriesSchema, path: Path): Problem[] {
  return isRecord(value) ? Object.entries(value).flatMap(([key, entry]) => problemsOf(entry, values, [...path, key])) : [notAMap(path)];
}

function fieldsProblems(value: unknown, { fields, required = [] }: FieldsSchema, path: Path): Problem[] {
  if (!isRecord(value)) {
    return [notAMap(path)];
  }
  const missing = required.filter((key) => (value[key] ?? null) === null);

  return [
    ...missing.map((key) => errorAt([...path, key], 'elemental.registration.problem.type.required', { field: [...path, key].join('.') })),
    ...Object.entries(value).flatMap(([key, entry]) => {
      const schema = Object.hasOwn(fields, key) ? fields[key] : undefined;

      return schema ? problemsOf(entry, schema, [...path, key]) : [unknownField([...path, key])];
    }),
  ];
}

function unknownField(path: Path): Problem {
  return warningAt(path, 'elemental.registration.problem.type.unknownField', { field: path.join('.') });
}

function notAMap(path: Path): Problem {
  return errorAt(path, 'elemental.registration.problem.type.map', { field: path.join('.') });
}
