import type { KubernetesObject, V1PolicyRule } from '@kubernetes/client-node';
import { rancherObjects } from './objects';
import { USERS } from './users';

interface Role extends KubernetesObject {
  rules: V1PolicyRule[];
}

interface Binding extends KubernetesObject {
  roleRef: { kind: string; name: string };
  subjects: { kind: string; name: string }[];
}

const { crds, objects } = rancherObjects({ serverUrl: 'http://localhost:8443', rancherVersion: 'v2.15.0' });
const all = objects.flat();
const ofKind = (kind: string): KubernetesObject[] => all.filter((object) => object.kind === kind);
const key = ({ apiVersion, kind, metadata }: KubernetesObject): string => [apiVersion, kind, metadata?.namespace, metadata?.name].join(' ');

/** The rules that a user has, each with the namespace in which it counts. */
function rulesOf(login: string): (V1PolicyRule & { namespace?: string })[] {
  const id = USERS.get(login)?.id;
  const bindings = [...ofKind('ClusterRoleBinding'), ...ofKind('RoleBinding')] as Binding[];
  const roles = [...ofKind('ClusterRole'), ...ofKind('Role')] as Role[];

  return bindings.filter(({ subjects }) => subjects.some(({ kind, name }) => kind === 'User' && name === id)).flatMap(({ metadata, roleRef }) => {
    const rules = roles.find((role) => role.kind === roleRef.kind && role.metadata?.name === roleRef.name)?.rules ?? [];

    return rules.map((rule) => ({ ...rule, namespace: metadata?.namespace }));
  });
}

describe('the objects of a new Rancher', () => {
  it('are each there once', () => {
    expect(new Set(all.map(key)).size).toBe(all.length);
    expect(new Set(crds.map(({ metadata }) => metadata.name)).size).toBe(crds.length);
  });

  it('come after the namespace that they are in', () => {
    for (const object of all.filter(({ metadata }) => metadata?.namespace)) {
      const namespaceGroup = objects.findIndex((group) => group.some(({ kind, metadata }) => {
        return kind === 'Namespace' && metadata?.name === object.metadata?.namespace;
      }));

      expect(namespaceGroup).toBeGreaterThanOrEqual(0);
      expect(namespaceGroup).toBeLessThan(objects.findIndex((group) => group.includes(object)));
    }
  });

  it('are of kinds that Kubernetes has or the definitions add', () => {
    const defined = crds.flatMap(({ spec }) => spec.versions.map(({ name }) => `${ spec.group }/${ name } ${ spec.names.kind }`));
    const builtIn = ['v1 Namespace', ...['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'].map((kind) => `rbac.authorization.k8s.io/v1 ${ kind }`)];
    const used = all.map(({ apiVersion, kind }) => `${ apiVersion ?? '' } ${ kind ?? '' }`);

    expect(used.filter((kind) => ![...defined, ...builtIn].includes(kind))).toStrictEqual([]);
  });

  it('have a status only where no subresource would take it away', () => {
    const withStatus = new Set(all.filter((object) => 'status' in object).map(({ apiVersion, kind }) => `${ apiVersion ?? '' } ${ kind ?? '' }`));
    const withSubresource = crds.flatMap(({ spec }) => spec.versions
      .filter(({ subresources }) => subresources)
      .map(({ name }) => `${ spec.group }/${ name } ${ spec.names.kind }`));

    expect([...withStatus].filter((kind) => withSubresource.includes(kind))).toStrictEqual([]);
    expect(withStatus.size).toBe(3);
  });

  it.each([
    ['server-url', 'http://localhost:8443'], ['server-version', 'v2.15.0'], ['cacerts', ''], ['first-login', 'false'], ['ui-pl', 'rancher'],
  ])('say that %s is %p', (name, value) => {
    expect(ofKind('Setting').find(({ metadata }) => metadata?.name === name)).toMatchObject({ value });
  });

  it.each(['ui-performance', 'ui-banners'])('have JSON in %s, which the dashboard parses', (name) => {
    const setting = ofKind('Setting').find(({ metadata }) => metadata?.name === name) as { value?: string } | undefined;

    expect(JSON.parse(setting?.value ?? '')).toBeInstanceOf(Object);
  });
});

describe('the rights', () => {
  it('are bound to roles that are there, and to users that are there', () => {
    const roles = [...[...ofKind('ClusterRole'), ...ofKind('Role')].map(({ metadata }) => metadata?.name), 'cluster-admin'];
    const ids = [...USERS.values()].map(({ id }) => id);

    for (const { roleRef, subjects } of [...ofKind('ClusterRoleBinding'), ...ofKind('RoleBinding')] as Binding[]) {
      expect(roles).toContain(roleRef.name);
      expect([...ids, 'system:unauthenticated']).toEqual(expect.arrayContaining(subjects.map(({ name }) => name)));
    }
  });

  it.each(['operator', 'viewer'])('of the %s do not reach Secrets, where machines have their plans', (login) => {
    const reaching = rulesOf(login).filter(({ apiGroups, resources }) => [...apiGroups ?? [], ...resources ?? []].includes('*')
      && (apiGroups ?? []).some((group) => group === '*' || group === ''));

    expect(rulesOf(login)).not.toHaveLength(0);
    expect(reaching).toStrictEqual([]);
    expect(rulesOf(login).flatMap(({ resources }) => resources ?? [])).not.toContain('secrets');
  });

  it('of the viewer change nothing', () => {
    expect([...new Set(rulesOf('viewer').flatMap(({ verbs }) => verbs))].sort()).toStrictEqual(['get', 'list', 'watch']);
  });

  it('of the operator change Elemental\'s resources in one namespace', () => {
    const changing = rulesOf('operator').filter(({ verbs }) => verbs.some((verb) => !['get', 'list', 'watch'].includes(verb)));

    expect(new Set(changing.map(({ namespace, apiGroups }) => `${ namespace ?? '' } ${ (apiGroups ?? []).join() }`)))
      .toStrictEqual(new Set(['fleet-default elemental.cattle.io']));
  });

  it('before login are to read a few settings by name', () => {
    const bindings = ofKind('ClusterRoleBinding') as Binding[];
    const unauthenticated = bindings.filter(({ subjects }) => subjects.some(({ name }) => name === 'system:unauthenticated'));
    const role = (ofKind('ClusterRole') as Role[]).find(({ metadata }) => metadata?.name === unauthenticated[0]?.roleRef.name);

    expect(unauthenticated).toHaveLength(1);
    expect(role?.rules).toHaveLength(1);
    expect(role?.rules[0]?.resources).toStrictEqual(['settings']);
    expect(role?.rules[0]?.resourceNames).toContain('ui-pl');
    expect(role?.rules[0]?.resourceNames).not.toContain('server-url');
  });
});
