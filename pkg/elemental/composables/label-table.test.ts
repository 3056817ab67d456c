import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { INVENTORY } from '../types';
import { useLabelTable } from './label-table';

const machine = (name: string, canPatch = true) => ({ metadata: { name, namespace: 'fleet-default' }, canPatch });

function given(machines: ReturnType<typeof machine>[] | Error) {
  const server = pagedServer({ [INVENTORY]: machines });

  return { table: inSetup(useLabelTable, server), asked: server.asked };
}

const table = (names: string[]): string => ['name,site', ...names.map((name) => `${ name },berlin`)].join('\n');

describe('useLabelTable', () => {
  it('looks up the machines that the table names, some at a time', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `till-${ index }`);
    const { table: checked, asked } = given(names.slice(1).map((name) => machine(name)));

    await checked.check(table(names));
    expect(asked.map(({ opt }) => opt.pagination.filters[0]?.fields.length)).toStrictEqual([50, 50, 20]);
    expect(checked.result.value?.tasks.map((task) => task.machine.metadata?.name)).toStrictEqual(names.slice(1));
    expect(checked.result.value).toMatchObject({ problems: [], unknown: [{ line: 2, name: 'till-0' }] });
  });

  it('asks the server for nothing while there are mistakes', async () => {
    const { table: checked, asked } = given([]);

    await checked.check('name,site\nx,a b');
    expect(checked.result.value).toMatchObject({ problems: [{ line: 2 }], tasks: [] });
    await checked.check(' \n');
    expect(checked.result.value).toMatchObject({ problems: [], tasks: [] });
    expect(asked).toHaveLength(0);
  });

  it('says whom the user may not change, and why nothing could be found', async () => {
    const { table: checked } = given([machine('a', false)]);

    await checked.check(table(['a']));
    expect(checked.result.value).toMatchObject({ problems: [{ line: 2, message: { key: 'elemental.bulk.table.problem.mayNotChange' } }] });

    const { table: failed } = given(new Error('the server is down'));

    await failed.check(table(['a']));
    expect(failed.result.value).toStrictEqual({ problems: [], unknown: [], tasks: [], failure: 'the server is down' });
  });

  it('does not count for a text that has changed since', async () => {
    const { table: checked } = given([machine('a')]);
    const checking = checked.check(table(['a']));

    expect(checked.isChecking.value).toBe(true);
    checked.forget();
    await checking;
    expect(checked.result.value).toBeUndefined();
    expect(checked.isChecking.value).toBe(false);
  });
});
