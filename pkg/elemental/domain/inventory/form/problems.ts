import type { MachineInventory } from '../../../types';
import { metadataProblems, metadataTypeProblems } from '../../kubernetes/metadata-problems';
import { errorAt, type Problem } from '../../problem';
import { isProtectedAnnotation, isProtectedLabel } from '../known-keys';
import type { MachineForm } from './index';
import { ANNOTATIONS, LABELS } from './paths';

/** Everything that can be known to be wrong with a machine before it is saved. Never throws, whatever the machine's shape. */
export function machineProblems(machine: MachineInventory): Problem[] {
  return [...metadataTypeProblems(machine), ...metadataProblems(machine)];
}

/**
 * What is wrong with the form's answers alone: keys that it has to leave alone, and so wouldn't write. Said of the whole list in
 * which they were typed: some of these keys belong to other fields.
 *
 * @param opened the machine before anything was typed
 */
export function machineFormProblems({ labels, annotations }: MachineForm, opened: MachineInventory): Problem[] {
  return [
    ...Object.keys(labels).filter(isProtectedLabel)
      .map((key) => errorAt(LABELS, 'elemental.machineForm.problem.protectedLabel', { key })),
    ...Object.keys(annotations).filter((key) => isProtectedAnnotation(key, opened.metadata?.annotations))
      .map((key) => errorAt(ANNOTATIONS, 'elemental.machineForm.problem.protectedAnnotation', { key })),
  ];
}
