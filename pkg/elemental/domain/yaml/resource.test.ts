import { registrationShape } from '../registration/shape';
import { parseResource, placedProblems } from './resource';

const HEAD = 'apiVersion: elemental.cattle.io/v1beta1\nkind: MachineRegistration\n';

function problem(text: string, identity?: { name: string; namespace: string }): unknown {
  const parsed = parseResource(text, registrationShape(identity && { metadata: identity }));

  return parsed.ok ? 'none' : parsed.problem;
}

describe('parseResource', () => {
  it('takes a registration', () => {
    expect(parseResource(`${ HEAD }metadata:\n  name: a\nspec:\n`, registrationShape())).toStrictEqual({
      ok: true,
      value: { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineRegistration', metadata: { name: 'a' }, spec: null },
    });
  });

  it('says where the syntax is wrong, in the parser\'s words', () => {
    expect(problem(`${ HEAD }spec: [`)).toStrictEqual({
      line: 3, column: 8, message: { key: 'elemental.yaml.syntax', args: { detail: expect.any(String) as string } },
    });
  });

  it.each(['', '- a', 'text'])('wants a map, not %j', (text) => {
    expect(problem(text)).toStrictEqual({ line: 1, column: 1, message: { key: 'elemental.yaml.notAMap' } });
  });

  it.each([
    ['kind: MachineRegistration', 1, 'apiVersion', 'elemental.cattle.io/v1beta1'],
    ['apiVersion: v1\nkind: MachineRegistration', 1, 'apiVersion', 'elemental.cattle.io/v1beta1'],
    ['# no\napiVersion: elemental.cattle.io/v1beta1\nkind: Secret', 3, 'kind', 'MachineRegistration'],
  ])('refuses another kind: %j', (text, line, path, value) => {
    expect(problem(text)).toStrictEqual({ line, column: 1, message: { key: 'elemental.yaml.fixed', args: { path, value } } });
  });

  it('keeps name and namespace of a registration that exists', () => {
    const identity = { name: 'a', namespace: 'fleet-default' };

    expect(problem(`${ HEAD }metadata:\n  name: b\n  namespace: fleet-default`, identity)).toStrictEqual({
      line: 4, column: 3, message: { key: 'elemental.yaml.fixed', args: { path: 'metadata.name', value: 'a' } },
    });
    expect(problem(`${ HEAD }metadata:\n  name: a\n  namespace: other`, identity)).toMatchObject({
      line: 5, message: { args: { path: 'metadata.namespace', value: 'fleet-default' } },
    });
    expect(problem(`${ HEAD }metadata: {name: a}`, identity)).toMatchObject({ line: 3, message: { args: { path: 'metadata.namespace' } } });
    expect(problem(`${ HEAD }metadata: {name: a, namespace: fleet-default}`, identity)).toBe('none');
    expect(problem(`${ HEAD }metadata: {name: b}`)).toBe('none');
  });

  it.each([
    ['metadata: a', 'metadata'],
    ['metadata:\n  labels: [a]', 'metadata.labels'],
    ['metadata:\n  annotations: 1', 'metadata.annotations'],
    ['spec: true', 'spec'],
    ['spec:\n  machineInventoryLabels: a', 'spec.machineInventoryLabels'],
    ['spec:\n  machineInventoryAnnotations: a', 'spec.machineInventoryAnnotations'],
    ['spec:\n  config: []', 'spec.config'],
    ['spec:\n  config: {elemental: 1}', 'spec.config.elemental'],
    ['spec:\n  config: {elemental: {registration: 1}}', 'spec.config.elemental.registration'],
  ])('wants a map in %j', (text, path) => {
    expect(problem(HEAD + text)).toMatchObject({ message: { key: 'elemental.yaml.mustBeMap', args: { path } } });
  });

  it.each(['"#cloud-config"', '[a]', '1', 'false'])('does not let a cloud-config through that would blind the operator: %s', (value) => {
    expect(problem(`${ HEAD }spec:\n  config:\n    cloud-config: ${ value }`))
      .toStrictEqual({ line: 5, column: 5, message: { key: 'elemental.registration.cloudConfigMustBeMap' } });
  });

  it.each(['', '{}', '{users: []}'])('takes the cloud-config %j', (value) => {
    expect(problem(`${ HEAD }spec:\n  config:\n    cloud-config: ${ value }`)).toBe('none');
  });
});

describe('placedProblems', () => {
  const TEXT = 'metadata:\n  name: a\nspec:\n  list:\n    - key: Name\n    - key: Size\n      values: [one]\n';
  const message = { key: 'elemental.yaml.notAMap' };

  it.each([
    [['spec', 'list', '1', 'values'], 7, 7],
    [['spec', 'list', '1', 'key'], 6, 7],
    [['spec', 'list', '1', 'operator'], 6, 7],
    [['spec', 'list', '7'], 4, 3],
    [['spec', 'token'], 3, 1],
    [['status'], 1, 1],
    [[], 1, 1],
  ])('finds %j', (path, line, column) => {
    expect(placedProblems(TEXT, [{ path, severity: 'error', message }])).toStrictEqual([{ line, column, severity: 'error', message }]);
  });

  it('finds the key of a YAML mapping that is a number', () => {
    expect(placedProblems('a: 1\n8080: b', [{ path: ['8080'], severity: 'warning', message }]))
      .toStrictEqual([{ line: 2, column: 1, severity: 'warning', message }]);
  });

  it('puts them into the order of the text', () => {
    const problems = [['spec', 'list', '1'], ['metadata', 'name'], ['spec']].map((path) => ({ path, severity: 'error' as const, message }));

    expect(placedProblems(TEXT, problems).map(({ line }) => line)).toStrictEqual([2, 3, 6]);
  });
});
