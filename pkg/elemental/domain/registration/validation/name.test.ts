import { lines } from '../../../../../test/support/problems';
import { nameProblems, namespaceProblems } from './name';

describe('nameProblems', () => {
  it.each(['a', 'berlin-edge', 'edge.example.com', 'n'.repeat(247)])('takes %s', (name) => {
    expect(nameProblems({ metadata: { name } }, {})).toStrictEqual([]);
  });

  it.each<[string | undefined, string]>([
    [undefined, 'missing'],
    ['', 'missing'],
    ['bad-name_underscore', 'syntax'],
    ['Berlin', 'syntax'],
    ['berlin-', 'syntax'],
    ['n'.repeat(248), 'tooLong'],
  ])('refuses %j: %s', (name, problem) => {
    expect(lines(nameProblems({ metadata: { name } }, {}))).toStrictEqual([`error metadata > name: name.${ problem }`]);
  });

  it('leaves a generated name to the server', () => {
    expect(nameProblems({ metadata: { generateName: 'gen-' } as object }, {})).toStrictEqual([]);
  });
});

describe('namespaceProblems', () => {
  it('warns of a namespace where nothing is provisioned', () => {
    expect(lines(namespaceProblems({ metadata: { namespace: 'edge' } }, {}))).toStrictEqual(['warning metadata > namespace: namespace.elsewhere']);
  });

  it.each([undefined, 'fleet-default'])('is content with %s', (namespace) => {
    expect(namespaceProblems({ metadata: { namespace } }, {})).toStrictEqual([]);
  });
});
