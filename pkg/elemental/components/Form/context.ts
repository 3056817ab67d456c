import { inject, onUnmounted, provide, type InjectionKey } from 'vue';
import type { MachineForm } from '../../domain/inventory/form';
import type { Message } from '../../domain/message';
import type { RegistrationForm } from '../../domain/registration/form';
import type { UpdateGroupForm } from '../../domain/update-group/form';

/** What is to be said at a field. */
export interface FieldProblem {
  severity: 'error' | 'warning';
  message: Message;
}

/** The answers of all forms by their names. A form has some of them; a field is put only into a form that has its answer. */
export type Answers = MachineForm & RegistrationForm & UpdateGroupForm;
export type FieldName = keyof Answers;

/** The names of the fields whose answers are of this type. */
export type FieldsOf<T> = { [F in FieldName]: Answers[F] extends T ? F : never }[FieldName];

interface Fields<F extends object> {
  /** Where the words of the form stand among the translations: below `elemental`. */
  words: 'registration' | 'machineForm' | 'updateGroupForm';
  /** Reactive: a field writes its answer into it. */
  form: F;
  /** create, edit or view, as the shell's inputs take it. */
  mode: string;
  problems: (field: keyof F) => FieldProblem[];
  /** Whether the operator of this Rancher knows the field. */
  isShown: (field: keyof F) => boolean;
}

/** What every field of a form needs to know of it. */
export interface FormFields extends Fields<Answers> {
  /** For fields that hold back what is typed for a moment: `flush` is called when all of it is needed. */
  onFlush: (flush: () => void) => () => void;
}

const KEY: InjectionKey<FormFields> = Symbol('the fields of a form');

/**
 * For setup functions of what holds the fields of a form.
 *
 * @returns takes over what fields still hold back of what was typed
 */
export function provideFormFields<F extends MachineForm | RegistrationForm | UpdateGroupForm>(fields: Fields<F>): () => void {
  const flushes = new Set<() => void>();

  provide(KEY, {
    ...fields as unknown as Fields<Answers>,
    onFlush(flush) {
      flushes.add(flush);

      return () => flushes.delete(flush);
    },
  });

  return () => {
    flushes.forEach((flush) => {
      flush();
    });
  };
}

export function useFormFields(): FormFields {
  const fields = inject(KEY);

  if (!fields) {
    throw new Error('a field outside of a form');
  }

  return fields;
}

/** For setup functions of fields that hold back what is typed. */
export function useFlush(flush: () => void): void {
  onUnmounted(useFormFields().onFlush(flush));
}

/** Puts the cursor into what has this id, a field's frame or another group of inputs. */
export function focusInput(id: string): void {
  const frame = document.getElementById(id);

  frame?.scrollIntoView({ block: 'center' });
  frame?.querySelector<HTMLElement>('input, textarea, [role=radio], [role=checkbox], button')?.focus();
}
