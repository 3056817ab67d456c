import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../domain/labels';
import { INVENTORY, type MachineInventory, type MachineRegistration } from '../types';
import { useRegistrationMachines } from './registration-machines';

function registration(name: string, namespace = 'fleet-default', generation = 1): MachineRegistration {
  return { metadata: { name, namespace, generation }, spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: name } } };
}

function machines(of: string | undefined, count: number, namespace = 'fleet-default'): MachineInventory[] {
  const labels: Record<string, string> = of === undefined ? {} : { [REGISTRATION_LABEL]: of };

  return Array.from({ length: count }, (_, index) => ({ metadata: { name: `${ of ?? 'old' }-${ index }`, namespace, labels } }));
}

function use(all: MachineInventory[], ...registrations: MachineRegistration[]) {
  const server = pagedServer({ [INVENTORY]: all });

  return { ...server, machines: inSetup(() => useRegistrationMachines(registrations), server) };
}

async function sizes(pages: AsyncIterable<MachineInventory[]>): Promise<number[]> {
  const found: number[] = [];

  for await (const page of pages) {
    found.push(page.length);
  }

  return found;
}

describe('useRegistrationMachines', () => {
  const all = [...machines('berlin', 250), ...machines('lyon', 3), ...machines(undefined, 2), ...machines('berlin', 4, 'other')];

  it('counts the machines of a registration, not those of others nor of other namespaces', async () => {
    await expect(use(all, registration('berlin')).machines.count()).resolves.toStrictEqual({ labelled: 250, unlabelled: 0 });
    await expect(use(all, registration('berlin', 'other')).machines.count()).resolves.toStrictEqual({ labelled: 4, unlabelled: 0 });
  });

  it('counts none, which the server says by leaving the count out', async () => {
    await expect(use(all, registration('new')).machines.count()).resolves.toStrictEqual({ labelled: 0, unlabelled: 0 });
  });

  it('counts machines without a label where they may have come through', async () => {
    await expect(use(all, registration('berlin', 'fleet-default', 2)).machines.count()).resolves.toStrictEqual({ labelled: 250, unlabelled: 2 });
  });

  it('counts those of several registrations, in several namespaces', async () => {
    await expect(use(all, registration('berlin'), registration('lyon'), registration('berlin', 'other', 2)).machines.count())
      .resolves.toStrictEqual({ labelled: 257, unlabelled: 0 });
  });

  it('asks for no machine to count them, and never for more than a page', async () => {
    const { asked, machines } = use(all, registration('berlin', 'fleet-default', 2));

    await machines.count();
    expect(asked.map(({ opt }) => opt.pagination.pageSize)).toStrictEqual([1, 1]);
    expect(asked[1]?.opt.pagination.sort).toStrictEqual([{ field: 'metadata.creationTimestamp', asc: false }]);
    await expect(sizes(machines.pages(1000))).resolves.toStrictEqual([100, 100, 50]);
    expect(asked).toHaveLength(5);
    expect(asked.every(({ opt }) => opt.pagination.pageSize <= 100)).toBe(true);
  });

  it('stops when so many were read', async () => {
    await expect(sizes(use(all, registration('berlin')).machines.pages(150))).resolves.toStrictEqual([100, 100]);
    await expect(sizes(use(all, registration('new')).machines.pages(150))).resolves.toStrictEqual([0]);
  });

  it('says whether machines may be read', () => {
    const server = pagedServer({});

    expect(inSetup(() => useRegistrationMachines([registration('berlin')]), server).mayRead).toBe(false);
    expect(use([]).machines.mayRead).toBe(true);
  });

  it('copes with hosts that put the page into their store', async () => {
    const getters = { 'management/schemaFor': () => ({ id: INVENTORY }), 'management/havePage': () => ({ result: { count: 7 } }) };
    const actions = { 'management/findPage': () => machines('berlin', 1) };

    await expect(inSetup(() => useRegistrationMachines([registration('berlin')]), { getters, actions }).count())
      .resolves.toStrictEqual({ labelled: 7, unlabelled: 0 });
  });
});
