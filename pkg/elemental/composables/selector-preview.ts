import { PaginationArgs } from '@shell/types/store/pagination.types';
import debounce from 'lodash/debounce';
import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef } from 'vue';
import { matchesSelector } from '../domain/inventory/label-filter';
import { selectorPreview, type SelectorPreview } from '../domain/selector/preview';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { canList, useShellStore } from '../shell/store';
import { INVENTORY, type LabelSelector } from '../types';
import { liveMachines, type LiveMachines } from './live-machines';
import { useMissedChanges } from './missed-changes';

/** In milliseconds: who types doesn't ask for what is half written. */
const QUIET = 400;

/** So that what is said of the machines is said of most of them, in one answer that is still small. */
const PAGE_SIZE = 100;

export interface SelectorPreviewUse {
  /**
   * `none`: the selector can't be read, so that there is nothing to look for; `forbidden`: the user may not see machines;
   * `looking` until there is an answer, `failed` where there is none.
   */
  state: ComputedRef<'none' | 'forbidden' | 'looking' | 'failed' | 'known'>;
  /** There while it is known; where it is behind, of the selector as it was a moment ago. */
  preview: ComputedRef<SelectorPreview<MachineInventoryModel> | undefined>;
  /** True from the moment on that the selector changes until there is an answer to the change. */
  isBehind: ComputedRef<boolean>;
  /** Asks again after `failed`. */
  retry: () => void;
}

interface Answer {
  question: string;
  selector: LabelSelector;
  machines: MachineInventoryModel[];
  total: number;
}

/**
 * For setup functions: the machines that a selector matches, in all namespaces, by the server and live. It takes two small requests
 * when the selector has changed and rested for a moment, and one when machines changed.
 *
 * @param selector undefined where Kubernetes can't read it
 * @param namespace of the pool
 */
export function useSelectorPreview(selector: () => LabelSelector | undefined, namespace: () => string): SelectorPreviewUse {
  const store = useShellStore();
  const mayList = computed(() => canList(store.getters['management/schemaFor'](INVENTORY)));
  const asked = shallowRef(selector());
  const question = computed(() => JSON.stringify([mayList.value, asked.value]));
  const answer = shallowRef<Answer>();
  const failure = shallowRef<string>();
  /** The last one is that which counts; those before it listen on until it does. */
  const looks: LiveMachines[] = [];
  let lastLook: number | undefined;

  /**
   * Where listening ends and begins again at once, Rancher may end the new watch together with the old one and not say so
   * (`WatchSession` in rancher/apiserver, pkg/subscribe/watcher.go, v0.10.0), so the old look ends when the new one listens.
   */
  function start(): void {
    lastLook = undefined;
    failure.value = undefined;
    if (!asked.value || !mayList.value) {
      stopAllBut();

      return;
    }
    const about = { question: question.value, selector: asked.value };
    const look = liveMachines(pageOf(asked.value), store, (found, total) => {
      if (looks.at(-1) === look) {
        lastLook = Date.now();
        answer.value = { ...about, machines: found.slice(0, PAGE_SIZE), total };
      }
    });

    looks.push(look);
    look.start().catch(() => {
      failure.value = about.question;
    }).finally(() => {
      if (looks.at(-1) === look) {
        stopAllBut(look);
      }
    });
  }

  function stopAllBut(look?: LiveMachines): void {
    looks.filter((one) => one !== look).forEach((one) => {
      one.stop();
    });
    looks.splice(0, looks.length, ...look ? [look] : []);
  }

  const follow = debounce(() => {
    asked.value = selector();
  }, QUIET);

  watch(() => JSON.stringify(selector()), follow);
  watch(question, start, { immediate: true });
  useMissedChanges(INVENTORY, () => lastLook, async () => {
    await looks.at(-1)?.lookAgain();
  });
  onBeforeUnmount(() => {
    follow.cancel();
    stopAllBut();
  });

  const state = computed(() => {
    if (!mayList.value || !asked.value) {
      return mayList.value ? 'none' : 'forbidden';
    }
    if (failure.value === question.value && answer.value?.question !== question.value) {
      return 'failed';
    }

    return answer.value ? 'known' : 'looking';
  });

  return {
    state,
    preview: computed(() => {
      const known = state.value === 'known' ? answer.value : undefined;

      return known && selectorPreview(known.machines, { ...known, namespace: namespace() });
    }),
    isBehind: computed(() => answer.value?.question !== question.value || JSON.stringify(asked.value) !== JSON.stringify(selector())),
    retry: start,
  };
}

/** No filter by namespace: the operator looks for machines in all of them. */
function pageOf(selector: LabelSelector): Parameters<typeof liveMachines>[0] {
  const labelSelector = selector.matchExpressions.length ? selector : undefined;

  return {
    pagination: new PaginationArgs({ page: 1, pageSize: PAGE_SIZE, sort: [{ field: 'metadata.name', asc: true }], labelSelector }),
    isMeant: ({ metadata }) => matchesSelector(metadata?.labels, selector),
  };
}
