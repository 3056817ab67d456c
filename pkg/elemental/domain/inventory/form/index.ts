import type { MachineInventory } from '../../../types';
import { copy } from '../../copy';
import { isSame } from '../../equal';
import { entries, text, type Field } from '../../form-field';
import { DESCRIPTION_ANNOTATION, RESETTABLE_ANNOTATION } from '../../labels';
import { valueAt, writeAt, type Path } from '../../path';
import { isProtectedAnnotation, isProtectedLabel } from '../known-keys';
import { isUnmanaged } from '../ownership';
import { writeHostType } from './host-type';
import { ANNOTATIONS, LABELS } from './paths';

/** What a person edits of a machine. One flat object, no nested optionals: the template never has to guard. */
export interface MachineForm {
  description: string;
  /** The person's own alone, see known-keys.ts. */
  labels: Record<string, string>;
  /** The person's own alone, see known-keys.ts. */
  annotations: Record<string, string>;
  /** Whether deleting the machine resets it first. */
  resetTrigger: boolean;
  /** Who looks after the operating system: somebody else (true) or Elemental (false). */
  unmanaged: boolean;
}

export type MachineField = keyof MachineForm;

/** Every answer but the host type, which stands in several places, and where it stands. */
const FIELDS: { [F in Exclude<MachineField, 'unmanaged'>]: Field<MachineForm[F]> } = {
  description: text([...ANNOTATIONS, DESCRIPTION_ANNOTATION]),
  resetTrigger: {
    path: [...ANNOTATIONS, RESETTABLE_ANNOTATION],
    read: (value) => value === 'true',
    write: (answer) => answer ? 'true' : undefined,
  },
  labels: entries(LABELS, isProtectedLabel),
  annotations: entries(ANNOTATIONS, (key, _, annotations) => isProtectedAnnotation(key, annotations)),
};

/** The form's answers as they stand in a machine. */
export function machineForm(machine: MachineInventory): MachineForm {
  const answers = Object.entries(FIELDS).map(([field, { path, read }]) => [field, read(valueAt(machine, path))] as const);

  return { ...Object.fromEntries(answers), unmanaged: isUnmanaged(machine) } as MachineForm;
}

/**
 * The machine with the form's answers written into it. Only what differs from the machine's own answers is written, so what
 * the form doesn't show, and answers that nobody changed, are left as they were: `withMachineForm(m, machineForm(m))`
 * deep-equals `m`.
 *
 * Keys that are protected are not taken over from the answers: the form can't change what they mean, see problems.ts.
 *
 * @param opened the machine before anything was typed, with the marks that it gets back when it is marked as unmanaged again
 */
export function withMachineForm(machine: MachineInventory, form: MachineForm, opened = machine): MachineInventory {
  const out = copy(machine);
  const before = machineForm(machine);
  const answers = withoutProtected(machine, form);

  for (const field of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    if (!isSame(answers[field], before[field])) {
      // the field's own answer, which the compiler can't follow through the name
      const { path, write } = FIELDS[field] as Field<unknown>;

      writeAt(out, path, write(answers[field], valueAt(out, path)));
    }
  }
  if (form.unmanaged !== before.unmanaged) {
    writeHostType(out, form.unmanaged, opened);
  }

  return out;
}

/** The field that shows what stands at this path of the machine, or around it; undefined where the form has none. */
export function machineFieldAt(path: Path): MachineField | undefined {
  const fields = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((field) => FIELDS[field].path.every((key, index) => path[index] === key));

  return fields.find((field) => FIELDS[field].path.length > ANNOTATIONS.length) ?? fields[0];
}

function withoutProtected({ metadata }: MachineInventory, form: MachineForm): MachineForm {
  const own = (map: Record<string, string>, isProtected: (key: string) => boolean): Record<string, string> => {
    return Object.fromEntries(Object.entries(map).filter(([key]) => !isProtected(key)));
  };

  return {
    ...form,
    labels: own(form.labels, isProtectedLabel),
    annotations: own(form.annotations, (key) => isProtectedAnnotation(key, metadata?.annotations)),
  };
}
