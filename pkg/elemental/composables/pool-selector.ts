import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import type { RouteLocationAsRelativeGeneric } from 'vue-router';
import { randomStr } from '@shell/utils/string';
import { filtersOf } from '../domain/inventory/label-filter';
import { choiceValue } from '../domain/selector/choice';
import type { SelectorCondition } from '../domain/selector/conditions';
import { conditionsQuery } from '../domain/selector/form';
import { narrowings, type Narrowing } from '../domain/selector/narrowing';
import { conditionProblems, type ConditionProblem } from '../domain/selector/problems';
import { selectorWarnings, type SelectorWarning } from '../domain/selector/warnings';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import type { MachineInventorySelectorTemplate } from '../types';
import { inventoryLocation } from './locations';
import { useNarrowingRun, type NarrowingRun } from './narrowing-run';
import { usePoolChoice } from './pool-choice';
import { usePoolSize } from './pool-size';
import { useSelectorForm, type SelectorFormUse } from './selector-form';
import { useSelectorPreview, type SelectorPreviewUse } from './selector-preview';

/** What the shell tells the form of a pool's machines (edit/provisioning.cattle.io.cluster/tabs/MachinePool.vue). */
export interface PoolProps {
  /** The pool's template, which the shell saves before the cluster. */
  value: MachineInventorySelectorTemplate;
  mode: string;
  /** As the shell's model has it. */
  cluster?: { metadata?: { name?: string }; canUpdate?: boolean };
  machinePools?: { id?: string; pool?: { quantity?: unknown } }[];
  poolId?: string;
  /** True for a pool that wasn't saved yet. */
  poolCreateMode?: boolean;
  busy?: boolean;
}

export interface PoolSelectorUse extends SelectorFormUse {
  /** The row that somebody has just added and is still writing. */
  fresh: Ref<number | undefined>;
  /** Those of rows that are written. */
  problems: ComputedRef<ConditionProblem[]>;
  preview: SelectorPreviewUse;
  warnings: ComputedRef<SelectorWarning<MachineInventoryModel>[]>;
  /** The inventory with all machines that match; undefined where it can't be filtered so. */
  inventory: ComputedRef<RouteLocationAsRelativeGeneric | undefined>;
  /** Not to be used while the preview is behind: machines might be stamped that don't match any more. */
  narrowings: ComputedRef<Narrowing<MachineInventoryModel>[]>;
  narrowing: NarrowingRun;
  /** The choice of machines that the pool began with. */
  choice: ComputedRef<string | undefined>;
  /** Everything for which the form mustn't be saved: what a person wrote, and Kubernetes can't read. From then on it is marked. */
  validate: () => ConditionProblem[];
}

/**
 * For setup functions of a pool's form: its selector, what it matches, what there is to say of that, and how to match less.
 *
 * @param want sets how many machines the pool wants
 * @param onNarrowed called when the conditions were narrowed, whereupon what was pressed for that goes
 */
export function usePoolSelector(props: PoolProps, want: (count: number) => void, onNarrowed: () => void): PoolSelectorUse {
  const form = useSelectorForm(() => props.value, props.poolCreateMode);
  const { conditions, unreadable } = form;
  const isFirst = !!props.poolCreateMode && props.machinePools?.[0]?.id === props.poolId;
  const { choice, useCount } = usePoolChoice(props.value, isFirst, form);
  const fresh = ref<number>();
  const namespace = (): string => props.value.metadata?.namespace ?? '';
  const wanted = (): number | undefined => {
    const quantity = props.machinePools?.find(({ id }) => id === props.poolId)?.pool?.quantity;

    return typeof quantity === 'number' ? quantity : undefined;
  };
  /** Those that are written: nothing is said of one that isn't. */
  const written = computed(() => conditions.value.filter((one, index) => index !== fresh.value || !isUnfinished(one)));
  const query = computed(() => unreadable.value ? undefined : conditionsQuery(written.value));
  const preview = useSelectorPreview(() => query.value, namespace);
  const adopted = computed(() => preview.preview.value?.groups.find(({ name }) => name === 'adopted')?.machines ?? []);
  const size = usePoolSize(() => {
    const cluster = props.cluster?.metadata?.name;

    return props.poolCreateMode || cluster === undefined || !preview.preview.value
      ? undefined
      : { template: props.value, cluster, adopted: adopted.value };
  });
  const choiceOfNext = shallowRef(newChoice());
  useCount(() => preview.isBehind.value ? undefined : preview.preview.value, () => ({ wanted: wanted(), isBusy: !!props.busy }), want);

  return {
    ...form,
    fresh,
    problems: computed(() => conditionProblems(conditions.value).filter(({ index }) => index !== fresh.value)),
    preview,
    warnings: computed(() => selectorWarnings({
      conditions: written.value,
      unreadable: unreadable.value,
      namespace: namespace(),
      // how many are missing isn't known of a pool of which it isn't known how many it has
      wanted: props.poolCreateMode || size.value !== undefined ? wanted() : undefined,
      has: size.value,
      preview: preview.preview.value,
    })),
    inventory: computed(() => {
      const labels = query.value && filtersOf(query.value);

      return labels && inventoryLocation({ labels });
    }),
    narrowings: computed(() => preview.preview.value ? narrowings(written.value, preview.preview.value, choiceOfNext.value) : []),
    narrowing: useNarrowingRun((narrower) => {
      fresh.value = undefined;
      conditions.value = narrower;
      // each choice has a value of its own
      choiceOfNext.value = newChoice();
      onNarrowed();
    }),
    choice,
    validate: () => {
      fresh.value = undefined;

      return form.isChanged.value ? conditionProblems(conditions.value) : [];
    },
  };
}

function newChoice(): string {
  return choiceValue(Date.now(), randomStr() as string);
}

/** A new row is `Is` with nothing, which would match the machines whose label is empty. */
function isUnfinished(condition: SelectorCondition): boolean {
  return conditionProblems([condition]).length > 0 || (condition.operator === 'Is' && condition.values[0] === '');
}
