import { USUAL_COLUMNS } from '../domain/inventory/columns';
import { REGISTRATION_LABEL } from '../domain/labels';
import { chosenColumns, type ColumnOptions } from './inventory-columns';

const clusterOf = jest.fn();

interface Column {
  name: string;
  sort?: unknown;
}

const SITE = 'example.com/site';
const CHOICE = { ...USUAL_COLUMNS, labels: [SITE] };

function columns(mayBeSorted: ColumnOptions['mayBeSorted']): ReturnType<typeof chosenColumns> {
  return chosenColumns(CHOICE, { mayBeSorted, clusterOf });
}

function named(columns: object[], name: string): Column | undefined {
  return (columns as Column[]).find((column) => column.name === name);
}

describe('chosenColumns', () => {
  it('are the chosen ones between those that are always there', () => {
    const { local, paginated } = columns(() => false);
    const names = ['state', 'name', 'hostType', 'operatingSystem', 'cluster', 'registration', 'address', `label:${ SITE }`, 'age'];

    expect((local as Column[]).map(({ name }) => name)).toStrictEqual(names);
    expect((paginated as Column[]).map(({ name }) => name)).toStrictEqual(names);
    expect(named(local, `label:${ SITE }`)).toMatchObject({ label: SITE, value: `metadata.labels."${ SITE }"` });
  });

  it('lets the server sort by a label only where it is fast, and the browser always', () => {
    const asked = columns((label) => label === SITE);

    expect(named(asked.paginated, `label:${ SITE }`)?.sort).toBe(`metadata.labels[${ SITE }]`);
    expect(named(asked.paginated, 'registration')?.sort).toBe(false);
    expect(named(columns(() => false).paginated, `label:${ SITE }`)?.sort).toBe(false);
    expect(named(columns(() => true).paginated, 'registration')?.sort).toBe(`metadata.labels[${ REGISTRATION_LABEL }]`);
    expect(named(asked.local, 'registration')?.sort).toBe(`metadata.labels."${ REGISTRATION_LABEL }"`);
  });

  it('offers no sorting by what the server has no index of', () => {
    const { paginated } = columns(() => true);

    const sorts = ['state', 'hostType', 'operatingSystem', 'cluster', 'address'].map((name) => named(paginated, name)?.sort);

    expect(sorts).toStrictEqual(Array(5).fill(false));
  });
});
