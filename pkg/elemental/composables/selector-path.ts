import { computed, type ComputedRef } from 'vue';
import { adoptedMachine } from '../domain/cluster/nodes';
import type { MachineRef } from '../domain/fleet/machine-ref';
import { adoptedBy } from '../domain/inventory/cluster';
import type { PathStep } from '../domain/inventory/path';
import { useMachinePath } from './machine-path';

export interface SelectorPath {
  /** From the selector to the node of the machine that it has, or is to have. */
  steps: ComputedRef<PathStep[]>;
  /** The machine that it adopted; undefined before, or where the selector can't be read. */
  machine: ComputedRef<MachineRef | undefined>;
}

/** For setup functions: what lies on both sides of a selector, live. */
export function useSelectorPath(selector: () => MachineRef): SelectorPath {
  const path = useMachinePath(() => adoptedBy(selector()));

  return {
    steps: path.steps,
    machine: computed(() => {
      const name = path.selector.value && adoptedMachine(path.selector.value);

      return name === undefined ? undefined : { namespace: selector().namespace, name };
    }),
  };
}
