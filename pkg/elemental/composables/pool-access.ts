import { mayCreateCluster } from '../domain/bulk/create-cluster';
import type { Message } from '../domain/message';
import { canCreate, canUpdate, useShellStore } from '../shell/store';
import { CLUSTER, SELECTOR_TEMPLATE } from '../types';
import type { PoolProps } from './pool-selector';

/**
 * For setup functions of a pool's form: why the user may not use it, if so. The shell shows the form of a cluster to anybody who has its
 * address, and saves the pools' templates, changed or not, before the server refuses the cluster.
 */
export function usePoolRefusal({ mode, cluster, poolCreateMode }: Pick<PoolProps, 'mode' | 'cluster' | 'poolCreateMode'>): Message | undefined {
  const { getters } = useShellStore();
  const template = getters['management/schemaFor'](SELECTOR_TEMPLATE);

  if (mode === 'edit') {
    return refusalToEdit(cluster?.canUpdate !== false, poolCreateMode ? canCreate(template) : canUpdate(template));
  }
  if (mode !== 'create') {
    return undefined;
  }
  const may = mayCreateCluster({
    createClusters: canCreate(getters['management/schemaFor'](CLUSTER)),
    createTemplates: canCreate(template),
    // those that are chosen were chosen before
    changeMachines: true,
  });

  return may.allowed ? undefined : may.reason;
}

function refusalToEdit(mayUpdateCluster: boolean, maySaveTemplate: boolean): Message | undefined {
  if (!mayUpdateCluster) {
    return { key: 'elemental.createCluster.noRight.editCluster' };
  }

  return maySaveTemplate ? undefined : { key: 'elemental.createCluster.noRight.editTemplates' };
}
