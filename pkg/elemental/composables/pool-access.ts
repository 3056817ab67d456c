import { mayCreateCluster } from '../domain/bulk/create-cluster';
import type { Message } from '../domain/message';
import { canCreate, useShellStore } from '../shell/store';
import { CLUSTER, SELECTOR_TEMPLATE } from '../types';

/**
 * For setup functions of a pool's form: why the user may not use it, if so. The shell shows the form for a new cluster to anybody who
 * may see clusters, and would save the pool's template before the server refuses the cluster.
 *
 * @param mode create, edit or view, of the cluster
 */
export function usePoolRefusal(mode: string): Message | undefined {
  const { getters } = useShellStore();

  if (mode !== 'create') {
    return undefined;
  }
  const may = mayCreateCluster({
    createClusters: canCreate(getters['management/schemaFor'](CLUSTER)),
    createTemplates: canCreate(getters['management/schemaFor'](SELECTOR_TEMPLATE)),
    // those that are chosen were chosen before
    changeMachines: true,
  });

  return may.allowed ? undefined : may.reason;
}
