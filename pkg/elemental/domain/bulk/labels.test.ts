import type { MachineInventory } from '../../types';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../labels';
import { labelChange, labelEntryProblems, labelKeysOf, tasksToDo } from './labels';

const machine = (labels?: Record<string, string>): MachineInventory => ({ metadata: { name: 'edge-1', ...labels && { labels } } });

function problems(rows: [key: string, value: string][], remove: string[] = []): string[] {
  return labelEntryProblems(rows.map(([key, value]) => ({ key, value })), remove).map(({ key }) => key.replace('elemental.bulk.labels.problem.', ''));
}

describe('labels for many machines', () => {
  it('are taken as typed, without what stands around them', () => {
    expect(labelChange([{ key: ' site ', value: ' berlin ' }, { key: '', value: ' ' }, { key: 'empty', value: '' }], ['old']))
      .toStrictEqual({ set: { site: 'berlin', empty: '' }, remove: ['old'] });
  });

  it.each<[[string, string][], string[], string[]]>([
    [[['example.com/site', 'berlin'], ['', '']], ['old'], []],
    [[['', 'berlin']], [], ['key.empty']],
    [[['a b', 'x']], [], ['key.characters']],
    [[['Example.com/site', 'x']], [], ['key.prefix']],
    [[['a/b/c', 'x']], [], ['key.slashes']],
    [[['x'.repeat(64), 'x']], [], ['key.tooLong']],
    [[['__proto__', 'x']], [], ['key.characters']],
    [[['site', '<img src=x>']], [], ['value']],
    [[['site', 'a'], ['site', 'b']], [], ['twice']],
    [[['site', 'a']], ['site'], ['setAndRemoved']],
    [[['fleet.cattle.io/x', '1'], ['rancher.io/x', '1']], ['cattle.io/x'], ['protected', 'protected', 'protected']],
    [[['topology.kubernetes.io/zone', 'a'], ['mycattle.io/x', '1']], ['kubernetes.io/arch'], []],
    [[['elemental.cattle.io/managed', 'true'], [UNMANAGED_LABEL, 'true']], [REGISTRATION_LABEL], ['protected', 'protected', 'protected']],
  ])('%j without %j: %j', (rows, remove, expected) => {
    expect(problems(rows, remove)).toStrictEqual(expected);
  });

  it('can be removed where machines have them', () => {
    const one = machine({ 'b': '1', 'a': '1', 'fleet.cattle.io/x': '1', [UNMANAGED_LABEL]: 'true' });

    expect(labelKeysOf([one, machine({ b: '2' }), machine()])).toStrictEqual([['a', 1], ['b', 2]]);
  });

  it('are left alone where they are already so', () => {
    const change = { set: { site: 'berlin' }, remove: ['old'] };
    const tasks = [machine({ site: 'berlin' }), machine({ site: 'berlin', old: '' }), machine()].map((one) => ({ machine: one, change }));

    expect(tasksToDo(tasks)).toStrictEqual(tasks.slice(1));
  });
});
