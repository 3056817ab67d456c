import type { MachineInventory } from '../../types';
import { tableTasks } from './table-machines';

const machine = (name: string, namespace = 'fleet-default'): MachineInventory => ({ metadata: { name, namespace } });
const row = (line: number, name: string) => ({ line, name, change: { set: { site: name }, remove: [] } });

describe('tableTasks', () => {
  it('finds the machine of each line, or says why it can\'t be used', () => {
    const [a, both, other, kept] = [machine('a'), machine('b'), machine('b', 'lab'), machine('kept')] as const;
    const rows = [row(2, 'a'), row(3, 'b'), row(4, 'gone'), row(5, 'kept'), row(6, 'constructor')];
    const found = tableTasks(rows, [kept, other, a, both], (one) => one !== kept);

    expect(found.tasks).toStrictEqual([{ machine: a, change: { set: { site: 'a' }, remove: [] } }]);
    expect(found.unknown).toStrictEqual([rows[2], rows[4]]);
    expect(found.problems.map(({ line, message }) => [line, message.key])).toStrictEqual([
      [3, 'elemental.bulk.table.problem.ambiguous'], [5, 'elemental.bulk.table.problem.mayNotChange'],
    ]);
  });
});
