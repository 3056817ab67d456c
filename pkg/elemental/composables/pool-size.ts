import { shallowRef, watch, type ShallowRef } from 'vue';
import { clusterSelector, poolSize } from '../domain/selector/pool';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { SELECTOR, type MachineInventory, type MachineInventorySelector, type MachineInventorySelectorTemplate } from '../types';

/** More than any cluster has nodes. */
const MOST = 1000;

interface Pool {
  template: MachineInventorySelectorTemplate;
  /** Name of its cluster. */
  cluster: string;
  /** Those that its selector matches and that some selector has adopted. */
  adopted: MachineInventory[];
}

/**
 * For setup functions: how many machines a pool has adopted, asked again when machines were adopted or let go; undefined while, or
 * where, that isn't known.
 *
 * @param pool undefined where there is no pool yet, or where nothing is known of machines
 */
export function usePoolSize(pool: () => Pool | undefined): Readonly<ShallowRef<number | undefined>> {
  const store = useShellStore();
  const size = shallowRef<number>();
  let newest = 0;

  async function ask({ template, cluster, adopted }: Pool): Promise<number | undefined> {
    const query = { namespace: template.metadata?.namespace, labelSelector: clusterSelector(cluster), pageSize: MOST };

    try {
      return poolSize(template, (await findPage<MachineInventorySelector>(store, SELECTOR, query)).items, adopted);
    } catch {
      return undefined;
    }
  }

  async function look(): Promise<void> {
    const about = pool();
    const number = ++newest;
    const found = about && canList(store.getters['management/schemaFor'](SELECTOR)) ? await ask(about) : undefined;

    // an earlier one may take longer
    if (number === newest) {
      size.value = found;
    }
  }

  watch(() => {
    const about = pool();

    return about && JSON.stringify([about.cluster, about.template.metadata?.name, about.adopted.map(({ metadata }) => metadata?.uid)]);
  }, () => void look(), { immediate: true });

  return size;
}
