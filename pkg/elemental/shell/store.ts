import type { Store } from 'vuex';
import { useStore } from 'vuex';

/** What we use of a schema: steve's description of a type, as far as this user may see and use it. */
export interface Schema {
  id: string;
  collectionMethods?: string[];
  resourceMethods?: string[];
}

/** The getters of the shell's store that we use. Some are functions of their arguments. */
interface ShellGetters {
  'i18n/t': (key: string, args?: Record<string, unknown>) => string | undefined;
  'management/schemaFor': (type: string) => Schema | undefined;
  /** False where nobody has to sign in. */
  'auth/enabled': boolean | null;
  'auth/loggedIn': boolean;
  'auth/principalId': string | null;
  'management/byId': (type: string, id: string) => { value?: string } | undefined;
}

/** The shell's store with the types that it doesn't declare itself. */
export interface ShellStore extends Store<unknown> {
  getters: ShellGetters;
}

/** For setup functions only. */
export function useShellStore(): ShellStore {
  return useStore();
}

/** True if the user may create objects of this type. */
export function canCreate(schema: Schema | undefined): boolean {
  return schema?.collectionMethods?.some((method) => method.toUpperCase() === 'POST') ?? false;
}
