import { computed, type ComputedRef } from 'vue';
import { adoptedMachine, isAdoptedBy } from '../domain/cluster/nodes';
import type { MachineRef } from '../domain/fleet/machine-ref';
import { adoptedBy } from '../domain/inventory/cluster';
import type { PathStep } from '../domain/inventory/path';
import type { Reading } from '../domain/reading';
import { templateOfSelector } from '../domain/selector/pool';
import { INVENTORY, type MachineInventory } from '../types';
import { useFoundObject } from './found-object';
import { useMachinePath } from './machine-path';

export interface SelectorPath {
  /** From the selector to the node of the machine that it has, or is to have. */
  steps: ComputedRef<PathStep[]>;
  /** The machine that it adopted; undefined before, or where the selector can't be read. */
  machine: ComputedRef<MachineRef | undefined>;
  /** The template that it was made from, where the selector says so. */
  template: ComputedRef<MachineRef | undefined>;
  /** The machine, as far as it was read; `missing` once it was deleted, even if another has its name now. */
  reading: ComputedRef<Reading<MachineInventory> | undefined>;
}

/** For setup functions: what lies on both sides of a selector, live. */
export function useSelectorPath(selector: () => MachineRef): SelectorPath {
  const path = useMachinePath(() => adoptedBy(selector()));

  const machine = computed(() => {
    const name = path.selector.value && adoptedMachine(path.selector.value);

    return name === undefined ? undefined : { namespace: selector().namespace, name };
  });
  const found = useFoundObject<MachineInventory>(INVENTORY, () => machine.value && `${ machine.value.namespace }/${ machine.value.name }`);
  const reading = computed<Reading<MachineInventory> | undefined>(() => {
    const { value } = found;

    return value?.state === 'read' && !isAdoptedBy(value.object, selector().name) ? { state: 'missing' } : value;
  });

  const template = computed(() => {
    const name = path.selector.value && templateOfSelector(path.selector.value);

    return name === undefined ? undefined : { namespace: selector().namespace, name };
  });

  return { steps: path.steps, machine, template, reading };
}
