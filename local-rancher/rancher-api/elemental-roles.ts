import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { V1PolicyRule } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';

const FOLDER = path.resolve(__dirname, '../../docs/roles');

/** A role as people apply it to a Rancher (rancher/rancher, `pkg/apis/management.cattle.io/v3/authz_types.go`). */
interface RoleManifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  displayName: string;
}

/** Becomes a ClusterRole; bound on a cluster, it counts in all namespaces of it. */
export interface RoleTemplate extends RoleManifest {
  kind: 'RoleTemplate';
  context: string;
  rules: V1PolicyRule[];
}

/** Counts in Rancher's own cluster. */
export interface GlobalRole extends RoleManifest {
  kind: 'GlobalRole';
  /** By the namespace in which they count. */
  namespacedRules: Record<string, V1PolicyRule[]>;
}

function read<T extends RoleManifest>(file: string): ReadonlyMap<string, T> {
  const documents = parseAllDocuments(readFileSync(path.join(FOLDER, file), 'utf8'));

  return new Map(documents.map((document) => document.toJS() as T).map((role) => [role.displayName, role]));
}

/** The RoleTemplates that the project offers, by the name that Rancher shows. */
export const roleTemplates = (): ReadonlyMap<string, RoleTemplate> => read('role-templates.yaml');

/** The same roles for the namespace of Elemental's objects alone. */
export const globalRoles = (): ReadonlyMap<string, GlobalRole> => read('global-roles.yaml');

/** @throws Error if there is no such role */
export function elementalRole<T>(roles: ReadonlyMap<string, T>, displayName: string): T {
  const role = roles.get(displayName);

  if (!role) {
    throw new Error(`There is no role "${ displayName }" in ${ FOLDER }`);
  }

  return role;
}
