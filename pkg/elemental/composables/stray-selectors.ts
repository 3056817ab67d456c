import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { MachineRef } from '../domain/fleet/machine-ref';
import { findPage } from '../shell/page';
import { totalsByNamespace, useShellStore } from '../shell/store';
import { NAMESPACE, SELECTOR, SELECTOR_TEMPLATE, type KubernetesObject } from '../types';

/** Kinds by which a cluster takes machines. */
export type SelectorKind = 'selector' | 'template';

/** Selectors, or templates of them, in a namespace from which they can do harm only. */
export interface StraySelectors {
  kind: SelectorKind;
  namespace: string;
  count: number;
  /** The first of them; none while they are looked up, or where they can't be read. */
  first: MachineRef[];
}

const KINDS: [kind: SelectorKind, type: string][] = [['template', SELECTOR_TEMPLATE], ['selector', SELECTOR]];

/** How many are named. */
const NAMED = 3;

/**
 * For setup functions: selectors and their templates outside the namespace of the machines, live. The operator lets them adopt
 * machines all the same, and a machine whose owner is in another namespace is deleted by Kubernetes' garbage collector within
 * milliseconds (recordings 06-adoption/09 to 13). Rancher counts them anyway; the server is asked only where there are any.
 */
export function useStraySelectors(): ComputedRef<StraySelectors[]> {
  const store = useShellStore();
  const names = shallowRef<Record<string, MachineRef[]>>({});
  const strays = computed(() => KINDS.flatMap(([kind, type]) => totalsByNamespace(store.getters, type)
    .filter(([namespace]) => namespace !== NAMESPACE)
    .map(([namespace, count]) => ({ kind, type, namespace, count, key: `${ type } ${ namespace } ${ count }` }))));

  async function look(): Promise<void> {
    for (const { type, namespace, key } of strays.value.filter((stray) => !Object.hasOwn(names.value, stray.key))) {
      try {
        const { items } = await findPage<KubernetesObject>(store, type, { namespace, pageSize: NAMED });

        names.value = { ...names.value, [key]: items.map(({ metadata }) => ({ namespace, name: metadata?.name ?? '' })) };
      } catch {
        // that they are there is said without their names
      }
    }
  }

  watch(() => strays.value.map(({ key }) => key).join(), () => void look(), { immediate: true });

  return computed(() => strays.value.map(({ kind, namespace, count, key }) => ({ kind, namespace, count, first: names.value[key] ?? [] })));
}
