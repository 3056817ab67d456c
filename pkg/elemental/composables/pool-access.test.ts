import { inSetup } from '../../../test/support/components/mount';
import type { Message } from '../domain/message';
import { CLUSTER, SELECTOR_TEMPLATE } from '../types';
import { usePoolRefusal } from './pool-access';

function refusal(mode: string, ...creatable: string[]): Message | undefined {
  const schemaFor = (id: string) => ({ id, collectionMethods: creatable.includes(id) ? ['GET', 'POST'] : ['GET'] });

  return inSetup(() => usePoolRefusal(mode), { getters: { 'management/schemaFor': schemaFor } });
}

describe('usePoolRefusal', () => {
  it('lets those create who may create clusters and what their pools need', () => {
    expect(refusal('create', CLUSTER, SELECTOR_TEMPLATE)).toBeUndefined();
    expect(refusal('create', SELECTOR_TEMPLATE)).toStrictEqual({ key: 'elemental.createCluster.noRight.clusters' });
    expect(refusal('create', CLUSTER)).toStrictEqual({ key: 'elemental.createCluster.noRight.templates' });
  });

  it('leaves a cluster that is there to the shell', () => {
    expect(refusal('edit')).toBeUndefined();
    expect(refusal('view')).toBeUndefined();
  });
});
