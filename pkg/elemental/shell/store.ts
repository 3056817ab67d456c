import type { Router } from 'vue-router';
import type { Store } from 'vuex';
import { useStore } from 'vuex';
import type { TypeDefinition } from '../domain/schema';

/** What we use of a schema: steve's description of a type, as far as this user may see and use it. */
export interface Schema {
  id: string;
  collectionMethods?: string[];
  resourceMethods?: string[];
  /** Loads the type's fields, once. */
  fetchResourceFields?: () => Promise<unknown>;
  /** Whether the following two are here; without, reading them throws. */
  hasResourceFields?: boolean;
  resourceFields?: TypeDefinition['resourceFields'];
  schemaDefinitions?: TypeDefinition['schemaDefinitions'] | null;
}

/** What the shell knows of a page that it asked for. */
export interface PageOfStore {
  /** What it asked for; as options for `findPage` but for the namespace, whose name there is `namespaced`. */
  request?: { namespace?: string; pagination: object };
  /** The time is the browser's, in milliseconds, of the answer. */
  result: { count?: number; timestamp?: number };
}

/** The getters of the shell's store that we use. Some are functions of their arguments. */
interface ShellGetters {
  'i18n/t': (key: string, args?: Record<string, unknown>) => string | undefined;
  'management/schemaFor': (type: string) => Schema | undefined;
  'management/havePage': (type: string) => PageOfStore | null;
  'management/haveAll': (type: string) => boolean;
  /** False where nobody has to sign in. */
  'auth/enabled': boolean | null;
  'auth/loggedIn': boolean;
  'auth/principalId': string | null;
  'management/byId': (type: string, id: string) => object | undefined;
  /** What the store holds of a type: where the server paginates, the page that is shown. */
  'management/all': (type: string) => object[];
  'management/typeRegistered': (type: string) => boolean;
  /** Whether the server paginates the type's lists, or without a type any at all; false before Rancher 2.13. */
  'management/paginationEnabled': (resource?: { id: string }) => boolean;
}

/** The shell's store with the types that it doesn't declare itself. */
export interface ShellStore extends Store<unknown> {
  getters: ShellGetters;
  /** The shell's own, for what stands outside of components. */
  $router?: Router;
}

/** Steve's one object that counts all others, by type; the shell always keeps it live. */
const COUNT = 'count';

interface Counts {
  counts?: Record<string, { summary?: Count; namespaces?: Record<string, Count> } | undefined>;
}

interface Count {
  count?: number;
}

function countsOf(getters: ShellGetters): Counts['counts'] {
  return (getters['management/all'](COUNT)[0] as Counts | undefined)?.counts;
}

/** What steve counts of a type, live: another text when objects came or went, or are in other states. */
export function tallyOf(getters: ShellGetters, type: string): string {
  return JSON.stringify(countsOf(getters)?.[type]?.summary ?? {});
}

/** How many objects of a type the user may see, live; undefined while that isn't known. */
export function totalOf(getters: ShellGetters, type: string): number | undefined {
  return countsOf(getters)?.[type]?.summary?.count;
}

/** The same by namespace; only namespaces that have any. */
export function totalsByNamespace(getters: ShellGetters, type: string): [namespace: string, count: number][] {
  const namespaces = Object.entries(countsOf(getters)?.[type]?.namespaces ?? {});

  return namespaces.map(([namespace, { count = 0 }]): [string, number] => [namespace, count]).filter(([, count]) => count > 0);
}

/**
 * True if the store has been told that there is no such object any more. An object that it lost because it holds a page of others
 * meanwhile, or forgot the type, may be there.
 */
export function wasRemoved(getters: ShellGetters, type: string, id: string): boolean {
  return getters['management/typeRegistered'](type) && !getters['management/havePage'](type) && !getters['management/byId'](type, id);
}

/** The objects of a type that the store holds, live; it may hold none, a page, or all. Asks the server for nothing. */
export function heldObjects<T extends object>(getters: ShellGetters, type: string): T[] {
  // of a type that it has never heard of it throws
  return getters['management/typeRegistered'](type) ? getters['management/all'](type) as T[] : [];
}

/** For setup functions only. */
export function useShellStore(): ShellStore {
  return useStore();
}

/**
 * Whether the user sees a type at all: whether it exists, and the user has any right to it. Undefined while nothing is known of types:
 * before anybody has signed in, and once they have signed out.
 */
export function seesType(getters: Pick<ShellGetters, 'management/schemaFor'>, type: string): boolean | undefined {
  // without the further arguments it throws then
  const schemaFor = getters['management/schemaFor'] as (type: string, fuzzy: boolean, mayThrow: boolean) => Schema | null | undefined;
  const schema = schemaFor(type, false, false);

  return schema === null ? undefined : schema !== undefined;
}

/** The fields of a type, if they were loaded. */
export function definitionIn(getters: Pick<ShellGetters, 'management/schemaFor'>, type: string): TypeDefinition | undefined {
  const schema = getters['management/schemaFor'](type);

  return schema?.hasResourceFields
    ? { resourceFields: schema.resourceFields ?? {}, schemaDefinitions: schema.schemaDefinitions ?? {} }
    : undefined;
}

/** True if the user may create objects of this type. */
export function canCreate(schema: Schema | undefined): boolean {
  return allows(schema?.collectionMethods, 'POST');
}

/** True if the user may read lists of this type. */
export function canList(schema: Schema | undefined): boolean {
  return allows(schema?.collectionMethods, 'GET');
}

/** True if the user may save objects of this type as a whole, as forms do. */
export function canUpdate(schema: Schema | undefined): boolean {
  return allows(schema?.resourceMethods, 'PUT');
}

/** True if the user may change parts of objects of this type, as buttons do. */
export function canPatch(schema: Schema | undefined): boolean {
  return allows(schema?.resourceMethods, 'PATCH');
}

function allows(methods: string[] | undefined, expected: string): boolean {
  return methods?.some((method) => method.toUpperCase() === expected) ?? false;
}
