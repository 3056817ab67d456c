import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../domain/labels';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, type MachineInventory } from '../types';
import { useRegistrationRemoval, type RegistrationRemoval } from './registration-removal';

const BERLIN = {
  metadata: { name: 'berlin', namespace: 'fleet-default', generation: 1 },
  spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: 'berlin' } },
};

function machines(count: number): MachineInventory[] {
  return Array.from({ length: count }, (_, index) => ({
    metadata: {
      name: `edge-${ index }`,
      namespace: 'fleet-default',
      labels: { [REGISTRATION_LABEL]: 'berlin' },
      ownerReferences: index ? [] : [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 'select', uid: '1' }],
    },
    status: { plan: { state: 'Applied' } },
  }));
}

async function look(objects: Parameters<typeof pagedServer>[0]): Promise<RegistrationRemoval & { asked: unknown[] }> {
  const server = pagedServer(objects);
  const removal = inSetup(() => useRegistrationRemoval([BERLIN]), server);

  expect(removal.search.value.step).not.toBe('found');
  await flushPromises();

  return { ...removal, asked: server.asked };
}

describe('useRegistrationRemoval', () => {
  const selector = { metadata: { name: 'select', namespace: 'fleet-default', labels: { 'cluster.x-k8s.io/cluster-name': 'berlin' } } };

  it('finds who is affected', async () => {
    const { search } = await look({ [INVENTORY]: machines(12), [SELECTOR]: [selector] });

    expect(search.value).toMatchObject({
      step: 'found',
      removal: {
        count: { labelled: 12, unlabelled: 0 },
        names: machines(10).map(({ metadata }) => metadata?.name),
        impact: { machines: 12, agentConnected: 12, clusters: new Map([['berlin', 1]]), inUnknownCluster: 0 },
      },
    });
  });

  it('reads the first thousand of very many', async () => {
    const { search, asked } = await look({ [INVENTORY]: machines(2500), [SELECTOR]: [], [CLUSTER_MACHINE]: [] });

    expect(search.value).toMatchObject({ removal: { count: { labelled: 2500 }, impact: { machines: 1000 } } });
    // two to count, ten pages, and the selector of the one machine that has one
    expect(asked).toHaveLength(13);
  });

  it('says that the user may not know', async () => {
    const { search, asked } = await look({});

    expect(search.value).toStrictEqual({ step: 'unknown', message: { key: 'elemental.registrationRemoval.forbidden' }, mayLookAgain: false });
    expect(asked).toStrictEqual([]);
  });

  it('says what the server says, and looks again when asked', async () => {
    const objects: Record<string, MachineInventory[] | Error> = { [INVENTORY]: Object.assign(new Error('the server is down'), { _status: 503 }) };
    const { search, look: again } = await look(objects);

    expect(search.value).toStrictEqual({
      step: 'unknown', message: { key: 'elemental.registrationRemoval.failed', args: { detail: 'the server is down' } }, mayLookAgain: true,
    });
    objects[INVENTORY] = machines(1);
    const looking = again();

    expect(search.value).toStrictEqual({ step: 'looking' });
    await looking;
    expect(search.value).toMatchObject({ step: 'found', removal: { names: ['edge-0'] } });
  });
});
