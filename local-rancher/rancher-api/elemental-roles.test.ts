import type { V1PolicyRule } from '@kubernetes/client-node';
import { recording } from '../../test/support/recordings';
import { elementalRole, globalRoles, roleTemplates } from './elemental-roles';

const VIEWER = 'Elemental viewer';
const OPERATOR = 'Elemental operator';
const READING = ['get', 'list', 'watch'];

const rulesOf = (role: string): V1PolicyRule[] => elementalRole(roleTemplates(), role).rules;

/** Each single right of some rules, e.g. `elemental.cattle.io machineinventories list`. */
function rights(rules: readonly V1PolicyRule[]): Set<string> {
  return new Set(rules.flatMap(({ apiGroups = [], resources = [], verbs }) => apiGroups.flatMap((group) => (
    resources.flatMap((resource) => verbs.map((verb) => `${ group } ${ resource } ${ verb }`))))));
}

/**
 * Who may do what was recorded: `nobody` for what the product doesn't do, or doesn't need a role for. Everybody who signs in to Rancher may
 * read its settings (rancher/rancher, pkg/data/management/role_data.go, `user-base`).
 */
const OPERATIONS: Record<string, 'everybody' | 'operator' | 'nobody'> = {
  'list hosts': 'everybody',
  'list registrations (shows registrationURL and token)': 'everybody',
  'create a registration': 'operator',
  'edit a registration (PATCH)': 'operator',
  'delete a registration': 'operator',
  'label a host / set or clear resettable': 'operator',
  'delete a host': 'operator',
  // it can't be given without all other Secrets of the namespace
  'read a plan Secret': 'nobody',
  'create a selector template (cluster wizard)': 'operator',
  'create a seed image': 'operator',
  'create an upgrade group': 'operator',
  'read Metadata (version)': 'nobody',
  'read settings server-url, cacerts': 'nobody',
  'read CRD schema (kube)': 'nobody',
};

describe('the roles', () => {
  const recorded = recording('10-steve/rbac-per-operation.yaml') as Record<string, { rule: V1PolicyRule }>;

  it('are decided on for every operation that was recorded', () => {
    expect(Object.keys(OPERATIONS)).toStrictEqual(Object.keys(recorded));
  });

  it.each(Object.entries(recorded))('give what it takes to %s to whom it is meant for', (operation, { rule }) => {
    const takes = [...rights([rule])];
    const may = (role: string): boolean => takes.every((right) => rights(rulesOf(role)).has(right));

    expect([may(VIEWER), may(OPERATOR)])
      .toStrictEqual({ everybody: [true, true], operator: [false, true], nobody: [false, false] }[OPERATIONS[operation] ?? 'nobody']);
  });

  it('let the operator see what the viewer sees, who changes nothing', () => {
    expect([...rights(rulesOf(VIEWER))].filter((right) => !rights(rulesOf(OPERATOR)).has(right))).toStrictEqual([]);
    expect(new Set(rulesOf(VIEWER).flatMap(({ verbs }) => verbs))).toStrictEqual(new Set(READING));
  });

  it('let nobody but hosts create machines, and nobody read Secrets or use what isn\'t named', () => {
    const all = [...rights([...rulesOf(VIEWER), ...rulesOf(OPERATOR)])];

    expect(all).not.toContain('elemental.cattle.io machineinventories create');
    expect(all.filter((right) => right.includes('*') || right.includes(' secrets '))).toStrictEqual([]);
  });

  it('give the operator what changes as a whole (PUT) and in part (PATCH) takes: forms send the one, buttons the other', () => {
    for (const resource of ['machineinventories', 'machineregistrations', 'managedosimages']) {
      expect([...rights(rulesOf(OPERATOR))])
        .toEqual(expect.arrayContaining(['update', 'patch', 'delete'].map((verb) => `elemental.cattle.io ${ resource } ${ verb }`)));
    }
  });

  it.each([VIEWER, OPERATOR])('have the same rules for one namespace: %s', (role) => {
    expect(elementalRole(globalRoles(), role).namespacedRules).toStrictEqual({ 'fleet-default': rulesOf(role) });
  });

  it('are of kinds that Rancher binds, and take no name that somebody else has', () => {
    expect([...roleTemplates().values()].map(({ apiVersion, kind, context, metadata }) => [apiVersion, kind, context, metadata.name])).toStrictEqual([
      ['management.cattle.io/v3', 'RoleTemplate', 'cluster', 'elemental-ui-viewer'],
      ['management.cattle.io/v3', 'RoleTemplate', 'cluster', 'elemental-ui-operator'],
    ]);
    expect([...globalRoles().values()].map(({ kind, metadata }) => [kind, metadata.name])).toStrictEqual([
      ['GlobalRole', 'elemental-ui-viewer'], ['GlobalRole', 'elemental-ui-operator'],
    ]);
  });

  it('that aren\'t there are an error', () => {
    expect(() => elementalRole(roleTemplates(), 'Elemental owner')).toThrow('There is no role "Elemental owner"');
  });
});
