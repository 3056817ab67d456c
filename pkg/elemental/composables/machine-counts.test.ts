import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { REGISTRATION_LABEL } from '../domain/labels';
import { INVENTORY, type MachineRegistration } from '../types';
import { useMachineCounts, type MachineCount } from './machine-counts';

function registration(name: string, namespace = 'fleet-default'): MachineRegistration {
  return { metadata: { name, namespace }, spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: name } } };
}

const SHOPS = registration('shops');
const OTHER_SHOPS = registration('shops', 'lab');
const EMPTY = registration('empty');
const LISTED = [SHOPS, OTHER_SHOPS, EMPTY];
const SUMMARY = {
  count: 23, summary: [{ property: `metadata.labels[${ REGISTRATION_LABEL }]`, counts: { shops: { total: 23, namespace: { 'fleet-default': 21, 'lab': 2 } } } }],
};

interface Server {
  mayRead?: boolean;
  paginates?: boolean;
  listed?: MachineRegistration[];
  /** Of a shell that doesn't know it, the action answers nothing. */
  fetchResourceSummary?: (payload: unknown) => unknown;
  findPage?: (payload: unknown) => unknown;
}

async function counts({ mayRead = true, paginates = true, listed = LISTED, fetchResourceSummary, findPage }: Server): Promise<MachineCount[]> {
  const countOf = inSetup(() => useMachineCounts(() => listed), {
    getters: {
      'management/schemaFor': () => mayRead ? { id: INVENTORY, collectionMethods: ['GET'] } : undefined,
      'management/all': () => [],
      'management/paginationEnabled': () => paginates,
    },
    actions: {
      'management/fetchResourceSummary': fetchResourceSummary ?? (() => undefined),
      'management/findPage': findPage ?? (() => Promise.reject(new Error('unexpected'))),
    },
  });

  await flushPromises();

  return listed.map(countOf);
}

function page(count: number): object {
  return { data: [], pagination: { result: { count } } };
}

describe('useMachineCounts', () => {
  it('asks once for all, by our label and namespace', async () => {
    const fetchResourceSummary = jest.fn().mockReturnValue(SUMMARY);

    await expect(counts({ fetchResourceSummary })).resolves.toStrictEqual([21, 2, 0]);
    expect(fetchResourceSummary.mock.calls).toStrictEqual([[{
      type: INVENTORY, opt: { summaryField: `metadata.labels[${ REGISTRATION_LABEL }],metadata.namespace`, namespaceCounts: true },
    }]]);
  });

  it('is loading until the server has answered', async () => {
    await expect(counts({ fetchResourceSummary: () => new Promise(() => undefined) })).resolves.toStrictEqual(['loading', 'loading', 'loading']);
  });

  it('asks nothing where the user may not read machines', async () => {
    const fetchResourceSummary = jest.fn();

    await expect(counts({ mayRead: false, fetchResourceSummary })).resolves.toStrictEqual(['forbidden', 'forbidden', 'forbidden']);
    expect(fetchResourceSummary).not.toHaveBeenCalled();
  });

  it.each([
    ['the shell', undefined], ['the server', { count: 23, summary: null }],
  ])('counts one by one where %s can\'t summarise', async (_who, answer) => {
    const findPage = jest.fn().mockReturnValueOnce(page(21)).mockReturnValueOnce(page(2)).mockReturnValueOnce(page(0));

    await expect(counts({ fetchResourceSummary: () => answer, findPage })).resolves.toStrictEqual([21, 2, 0]);
    expect(findPage).toHaveBeenCalledTimes(3);
    expect(findPage.mock.calls[1]).toMatchObject([{
      type: INVENTORY,
      opt: {
        namespaced: 'lab',
        transient: true,
        watch: false,
        pagination: {
          pageSize: 1,
          labelSelector: { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'In', values: ['shops'] }] },
        },
      },
    }]);
  });

  it('asks few at a time', async () => {
    const findPage = jest.fn().mockReturnValue(new Promise(() => undefined));

    await counts({ listed: Array.from({ length: 50 }, (_, index) => registration(`r-${ index }`)), findPage });
    expect(findPage).toHaveBeenCalledTimes(4);
  });

  it('says where a count could not be had, and has the others', async () => {
    const findPage = jest.fn().mockReturnValueOnce(page(21)).mockRejectedValueOnce(new Error('500')).mockReturnValueOnce(page(0));

    await expect(counts({ findPage })).resolves.toStrictEqual([21, 'unknown', 0]);
  });

  it('believes no count of a server that can\'t filter', async () => {
    const findPage = jest.fn();

    await expect(counts({ paginates: false, findPage })).resolves.toStrictEqual(['unknown', 'unknown', 'unknown']);
    expect(findPage).not.toHaveBeenCalled();
  });

  it('does not say that there are none where none could be found', async () => {
    const byHand: MachineRegistration = { metadata: { name: 'empty', namespace: 'fleet-default' } };
    const changed: MachineRegistration = { metadata: { name: 'shops', namespace: 'fleet-default' } };

    await expect(counts({ listed: [byHand, changed], fetchResourceSummary: () => SUMMARY })).resolves.toStrictEqual(['unlinked', 21]);
  });
});
