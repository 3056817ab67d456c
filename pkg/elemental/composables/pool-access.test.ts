import { inSetup } from '../../../test/support/components/mount';
import type { Message } from '../domain/message';
import { CLUSTER, SELECTOR_TEMPLATE } from '../types';
import { usePoolRefusal } from './pool-access';

type Pool = Parameters<typeof usePoolRefusal>[0];

/** @param rights what the user may do with types besides reading, e.g. `[CLUSTER]: 'POST'` */
function refusal(pool: Pool, rights: Record<string, string> = {}): Message | undefined {
  const methods = (id: string) => ['GET', rights[id] ?? 'HEAD'];
  const schemaFor = (id: string) => ({ id, collectionMethods: methods(id), resourceMethods: methods(id) });

  return inSetup(() => usePoolRefusal(pool), { getters: { 'management/schemaFor': schemaFor } });
}

describe('usePoolRefusal', () => {
  it('lets those create who may create clusters and what their pools need', () => {
    const pool = { mode: 'create', poolCreateMode: true };

    expect(refusal(pool, { [CLUSTER]: 'POST', [SELECTOR_TEMPLATE]: 'POST' })).toBeUndefined();
    expect(refusal(pool, { [SELECTOR_TEMPLATE]: 'POST' })).toStrictEqual({ key: 'elemental.createCluster.noRight.clusters' });
    expect(refusal(pool, { [CLUSTER]: 'POST' })).toStrictEqual({ key: 'elemental.createCluster.noRight.templates' });
  });

  it.each<[string, Omit<Pool, 'mode'>, string, string | undefined]>([
    ['a pool that is there', { cluster: { canUpdate: true } }, 'PUT', undefined],
    ['a pool that is there, without the right to save it', { cluster: { canUpdate: true } }, 'PATCH', 'editTemplates'],
    ['a new pool', { cluster: { canUpdate: true }, poolCreateMode: true }, 'POST', undefined],
    ['a new pool, without the right to create it', { cluster: { canUpdate: true }, poolCreateMode: true }, 'PUT', 'editTemplates'],
    ['the pool of a cluster that may not be changed', { cluster: { canUpdate: false } }, 'PUT', 'editCluster'],
    ['the pool of a cluster of which that isn\'t known', {}, 'PUT', undefined],
  ])('lets those edit who may save cluster and template: %s', (_, pool, right, reason) => {
    expect(refusal({ mode: 'edit', ...pool }, { [SELECTOR_TEMPLATE]: right })?.key)
      .toBe(reason && `elemental.createCluster.noRight.${ reason }`);
  });

  it('lets everybody look', () => {
    expect(refusal({ mode: 'view' })).toBeUndefined();
  });
});
