import { USUAL_COLUMNS } from '../domain/inventory/columns';
import { REGISTRATION_LABEL } from '../domain/labels';
import { inventoryColumns } from './inventory-columns';

interface Column {
  name: string;
  sort?: unknown;
}

const SITE = 'example.com/site';
const CHOICE = { ...USUAL_COLUMNS, labels: [SITE] };

function named(columns: object[], name: string): Column | undefined {
  return (columns as Column[]).find((column) => column.name === name);
}

describe('inventoryColumns', () => {
  it('are the chosen ones between those that are always there', () => {
    const { local, paginated } = inventoryColumns(CHOICE, () => false);
    const names = ['state', 'name', 'hostType', 'operatingSystem', 'cluster', 'registration', 'address', `label:${ SITE }`, 'age'];

    expect((local as Column[]).map(({ name }) => name)).toStrictEqual(names);
    expect((paginated as Column[]).map(({ name }) => name)).toStrictEqual(names);
    expect(named(local, `label:${ SITE }`)).toMatchObject({ label: SITE, value: `metadata.labels."${ SITE }"` });
  });

  it('lets the server sort by a label only where it is fast, and the browser always', () => {
    const asked = inventoryColumns(CHOICE, (label) => label === SITE);

    expect(named(asked.paginated, `label:${ SITE }`)?.sort).toBe(`metadata.labels[${ SITE }]`);
    expect(named(asked.paginated, 'registration')?.sort).toBe(false);
    expect(named(inventoryColumns(CHOICE, () => false).paginated, `label:${ SITE }`)?.sort).toBe(false);
    expect(named(inventoryColumns(CHOICE, () => true).paginated, 'registration')?.sort).toBe(`metadata.labels[${ REGISTRATION_LABEL }]`);
    expect(named(asked.local, 'registration')?.sort).toBe(`metadata.labels."${ REGISTRATION_LABEL }"`);
  });

  it('offers no sorting by what the server has no index of', () => {
    const { paginated } = inventoryColumns(CHOICE, () => true);

    const sorts = ['state', 'hostType', 'operatingSystem', 'cluster', 'address'].map((name) => named(paginated, name)?.sort);

    expect(sorts).toStrictEqual(Array(5).fill(false));
  });
});
