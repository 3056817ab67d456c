import { computed, type ComputedRef } from 'vue';
import { byField, withFields, type FieldedProblem } from '../domain/field-problems';
import { machineFieldAt, type MachineField, type MachineForm } from '../domain/inventory/form';
import { machineFormProblems, machineProblems } from '../domain/inventory/form/problems';
import type { Problem } from '../domain/problem';
import type { MachineInventory } from '../types';

export interface MachineProblems {
  /** What keeps the machine from being saved at all. */
  mistakes: ComputedRef<FieldedProblem<MachineField>[]>;
  /** These, and what the server has against it. */
  problemsByField: ComputedRef<Partial<Record<MachineField, FieldedProblem<MachineField>[]>>>;
}

interface Options {
  /** Before anything was typed. */
  opened: MachineInventory;
  /** With everything typed so far; undefined while that is no machine. */
  edited: () => MachineInventory | undefined;
  /** The answers of the form, while it is what the person sees. */
  form: () => MachineForm | undefined;
  /** What the server had against it the last time. */
  refused: () => Problem[];
}

/** For setup functions of the form: everything that is wrong with a machine, as it is typed. */
export function useMachineProblems({ opened, edited, form, refused }: Options): MachineProblems {
  const mistakes = computed(() => {
    const machine = edited();
    const answers = form();
    const found = [...machine ? machineProblems(machine) : [], ...answers ? machineFormProblems(answers, opened) : []];

    return withFields(found, machineFieldAt);
  });

  return { mistakes, problemsByField: computed(() => byField([...mistakes.value, ...withFields(refused(), machineFieldAt)])) };
}
