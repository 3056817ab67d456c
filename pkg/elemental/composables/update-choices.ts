import { shallowRef, type ShallowRef } from 'vue';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { CLUSTER, NAMESPACE, OS_VERSION, type KubernetesObject, type ManagedOSVersion } from '../types';

/** Channels list tens of versions, and clusters are few beside their machines: more than this are not to be expected. */
const MOST = 500;

export interface UpdateChoices {
  /** The OS versions of the namespace; undefined until they are read, and where they can't be. */
  versions: ShallowRef<ManagedOSVersion[] | undefined>;
  /** Names of the clusters that Rancher provisions in the namespace; empty until they are read, and where they can't be. */
  clusters: ShallowRef<string[]>;
}

/** For setup functions: what a person may choose from in the form of an update group, read once. Any other name can be typed. */
export function useUpdateChoices(namespace = NAMESPACE): UpdateChoices {
  const store = useShellStore();
  const versions = shallowRef<ManagedOSVersion[]>();
  const clusters = shallowRef<string[]>([]);

  async function read(type: string): Promise<KubernetesObject[] | undefined> {
    try {
      return canList(store.getters['management/schemaFor'](type))
        ? (await findPage<KubernetesObject>(store, type, { namespace, pageSize: MOST })).items
        : undefined;
    } catch {
      // names can be typed all the same
      return undefined;
    }
  }

  void read(OS_VERSION).then((found) => {
    versions.value = found;
  });
  void read(CLUSTER).then((found = []) => {
    clusters.value = found.flatMap(({ metadata }) => metadata?.name ?? []);
  });

  return { versions, clusters };
}
