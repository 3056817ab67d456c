import type { MachineInventory } from '../../../types';
import { UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../../labels';
import { writeAt, type Path } from '../../path';
import { unmanagedMarks } from '../ownership';
import { ANNOTATIONS, LABELS } from './paths';

/** What a machine gets that is marked as unmanaged: the annotation keeps the reset off its system, the label lets the server filter. */
const MARKS: readonly Path[] = [[...ANNOTATIONS, UNMANAGED_ANNOTATION], [...LABELS, UNMANAGED_LABEL]];

/**
 * Marks a machine as unmanaged, or takes every mark away, whoever made it. A machine that is marked again gets the marks back
 * that it was opened with: the host's own may stand under another prefix, and a mark that was missing is for the person to add
 * where the disagreement is shown.
 *
 * @param opened the machine before anything was typed
 */
export function writeHostType(machine: MachineInventory, unmanaged: boolean, opened: MachineInventory): void {
  for (const mark of marksOn(machine)) {
    writeAt(machine, mark, undefined);
  }
  if (unmanaged) {
    const before = marksOn(opened);

    for (const mark of before.length ? before : MARKS) {
      writeAt(machine, mark, 'true');
    }
  }
}

function marksOn(machine: MachineInventory): Path[] {
  const { annotation, prefixedAnnotations, label } = unmanagedMarks(machine);

  return [
    ...annotation ? [[...ANNOTATIONS, UNMANAGED_ANNOTATION]] : [],
    ...prefixedAnnotations.map((key) => [...ANNOTATIONS, key]),
    ...label ? [[...LABELS, UNMANAGED_LABEL]] : [],
  ];
}
