import { inject, onUnmounted, provide, type InjectionKey } from 'vue';
import type { Message } from '../../../domain/message';
import type { RegistrationField, RegistrationForm } from '../../../domain/registration/form';

/** What is to be said at a field. */
export interface FieldProblem {
  severity: 'error' | 'warning';
  message: Message;
}

/** What every field of the form needs to know of it. */
export interface RegistrationFields {
  /** Reactive: a field writes its answer into it. */
  form: RegistrationForm;
  /** create, edit or view, as the shell's inputs take it. */
  mode: string;
  problems: (field: RegistrationField) => FieldProblem[];
  /** Whether the operator of this Rancher knows the field. */
  isShown: (field: RegistrationField) => boolean;
  /** For fields that hold back what is typed for a moment: `flush` is called when all of it is needed. */
  onFlush: (flush: () => void) => () => void;
}

const KEY: InjectionKey<RegistrationFields> = Symbol('the fields of a registration endpoint');

export function provideRegistrationFields(fields: RegistrationFields): void {
  provide(KEY, fields);
}

export function useRegistrationFields(): RegistrationFields {
  const fields = inject(KEY);

  if (!fields) {
    throw new Error('a field of a registration endpoint outside its form');
  }

  return fields;
}

/** For setup functions of fields that hold back what is typed. */
export function useFlush(flush: () => void): void {
  onUnmounted(useRegistrationFields().onFlush(flush));
}

/** The names of the fields whose answers are of this type. */
export type FieldsOf<T> = { [F in RegistrationField]: RegistrationForm[F] extends T ? F : never }[RegistrationField];
