import { isRecord } from '../equal';
import type { Message } from '../message';
import { valueAt } from '../path';
import type { Problem } from '../problem';
import { parseYaml, placeOf, type YamlPlace } from './document';

/** Why a YAML text can't be used as a resource, and where. */
export interface ResourceProblem extends YamlPlace {
  message: Message;
}

/** Something to be said about a field of a resource, with its place in a text. */
export interface PlacedProblem extends ResourceProblem {
  severity: 'error' | 'warning';
}

export type ParsedResource = { ok: true; value: Record<string, unknown> } | { ok: false; problem: ResourceProblem };

/** What a text must hold to be used as a resource of one kind. */
export interface ResourceShape {
  apiVersion: string;
  kind: string;
  /** Paths of fields that must be maps where they are given. */
  maps: readonly (readonly string[])[];
  /** Paths of fields that must be maps because the operator fails on anything else, with the sentence that says so. */
  fragileMaps?: readonly { path: readonly string[]; message: string }[];
  /** Set for a resource that exists: name and namespace can't be changed. */
  identity?: { name?: string; namespace?: string };
}

const METADATA_MAPS = [['metadata'], ['metadata', 'labels'], ['metadata', 'annotations']] as const;

/** The resource that a YAML text holds, or the first reason why it can't be one. */
export function parseResource(text: string, shape: ResourceShape): ParsedResource {
  const parsed = parseYaml(text);

  if (!parsed.ok) {
    const { line, column, detail } = parsed.problem;
    const message = detail === undefined ? { key: 'elemental.yaml.notAMap' } : { key: 'elemental.yaml.syntax', args: { detail } };

    return { ok: false, problem: { line, column, message } };
  }
  const wrong = fixedProblem(parsed.value, shape) ?? mapProblem(parsed.value, shape);

  return wrong ? { ok: false, problem: { ...placeOf(text, wrong.path), message: wrong.message } } : parsed;
}

/** Where in the text the fields are that something is to be said about, in the order of the text. */
export function placedProblems(text: string, problems: readonly Problem[]): PlacedProblem[] {
  return problems
    .map(({ path, severity, message }) => ({ ...placeOf(text, path), severity, message }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
}

interface Wrong {
  path: readonly string[];
  message: Message;
}

function fixedProblem(value: Record<string, unknown>, { apiVersion, kind, identity }: ResourceShape): Wrong | undefined {
  const fixed: [readonly string[], string | undefined][] = [[['apiVersion'], apiVersion], [['kind'], kind]];

  if (identity) {
    fixed.push([['metadata', 'name'], identity.name], [['metadata', 'namespace'], identity.namespace]);
  }
  const found = fixed.find(([path, expected]) => expected !== undefined && valueAt(value, path) !== expected);

  return found && { path: found[0], message: { key: 'elemental.yaml.fixed', args: { path: found[0].join('.'), value: found[1] ?? '' } } };
}

function mapProblem(value: Record<string, unknown>, { maps, fragileMaps = [] }: ResourceShape): Wrong | undefined {
  const fragile = fragileMaps.find(({ path }) => !isMapOrAbsent(valueAt(value, path)));

  if (fragile) {
    return { path: fragile.path, message: { key: fragile.message } };
  }
  const path = [...METADATA_MAPS, ...maps].find((one) => !isMapOrAbsent(valueAt(value, one)));

  return path && { path, message: { key: 'elemental.yaml.mustBeMap', args: { path: path.join('.') } } };
}

/** An empty field, which YAML reads as null, is as good as none. */
function isMapOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || isRecord(value);
}
