import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { copy } from '../domain/copy';
import { editable, withEditable, type Editable } from '../domain/editable';
import { isSame } from '../domain/equal';
import type { Problem } from '../domain/problem';
import { toYaml, withYamlValue } from '../domain/yaml/document';
import { parseResource, placedProblems, type PlacedProblem, type ResourceShape } from '../domain/yaml/resource';
import type { KubernetesObject } from '../types';

export type Resource = KubernetesObject & { spec?: object };

/** A form and its resource are inverse to each other: see domain/registration/form.ts. */
export interface FormShape<R extends Resource, F extends object> {
  shape: ResourceShape;
  toForm: (resource: R) => F;
  withForm: (resource: R, form: F) => R;
  /** What is to be said about the resource while it is shown as YAML; the form's fields say it themselves. */
  check?: (resource: R) => readonly Problem[];
}

/** All that somebody has typed, in both views. */
export interface FormState<R extends Resource, F extends object> {
  view: 'form' | 'yaml';
  yaml: string;
  form: F;
  /** The resource with it; without what stands in the YAML while that can't be used. */
  edited: R;
}

export interface YamlForm<R extends Resource, F extends object> {
  /** What the form shows and edits. */
  form: F;
  /** What the YAML view shows and edits. */
  yaml: Ref<string>;
  /** Which of the two the user sees. */
  view: Ref<'form' | 'yaml'>;
  /** What is to be said about the YAML while it is shown, in the order of the text. */
  problems: ComputedRef<PlacedProblem[]>;
  /** True while the YAML has an error: it is not to be saved. */
  isBlocked: ComputedRef<boolean>;
  /** True once something is typed that the resource doesn't have, and until that is taken back. */
  isDirty: ComputedRef<boolean>;
  /** Changes the view, what was typed comes along; stays where it is while the YAML can't be used. */
  show: (view: 'form' | 'yaml') => void;
  /** The resource with everything typed so far, or undefined while the YAML can't be used. */
  result: () => R | undefined;
  /** The resource as the server has it, as far as is known. */
  base: () => R;
  /** Goes on with a newer resource from the server, and what becomes of it with everything typed so far. */
  rebase: (base: R, edited: R) => void;
  capture: () => FormState<R, F>;
  /** Goes on where somebody was who had this resource open. */
  restore: (base: R, state: FormState<R, F>) => void;
}

/**
 * One resource, edited as a form and as YAML in turn. Whatever the form doesn't know survives it; comments, order and layout
 * of the YAML survive the form; and an answer stays as it was typed (with its own layout, or half finished) until the value
 * that it stands for becomes another one.
 */
export function useYamlForm<R extends Resource, F extends object>(resource: R, formShape: FormShape<R, F>): YamlForm<R, F> {
  const { shape, toForm, withForm, check } = formShape;
  const base: ShallowRef<R> = shallowRef(resource);
  const current: ShallowRef<R> = shallowRef(resource);
  const form = reactive(toForm(resource)) as F;
  const yaml = ref(toYaml(editable(resource)));
  const view = ref<'form' | 'yaml'>('form');
  /** What the YAML view began with: its text, and the answers that the form would show for it. */
  const shown = shallowRef({ yaml: yaml.value, form: toForm(resource) });
  const parsed = computed(() => parseResource(yaml.value, shape));

  function result(): R | undefined {
    if (view.value === 'form') {
      return withForm(current.value, form);
    }

    return parsed.value.ok ? withEditable(current.value, parsed.value.value as Editable) : undefined;
  }

  function show(next: 'form' | 'yaml'): void {
    const edited = result();

    if (next === view.value || !edited) {
      return;
    }
    if (next === 'yaml') {
      writeYaml(edited);
    } else {
      takeOver(toForm(edited), shown.value.form);
    }
    current.value = edited;
    view.value = next;
  }

  function writeYaml(edited: R): void {
    yaml.value = withYamlValue(yaml.value, editable(edited) as Record<string, unknown>);
    shown.value = { yaml: yaml.value, form: toForm(edited) };
  }

  /** What means the same as before stays as it was typed. */
  function takeOver(answers: F, before: F): void {
    const changed = Object.entries(answers).filter(([key, answer]) => !isSame(answer, (before as Record<string, unknown>)[key]));

    Object.assign(form, Object.fromEntries(changed));
  }

  function rebase(newBase: R, edited: R): void {
    const before = view.value === 'form' ? toForm(result() ?? current.value) : shown.value.form;

    takeOver(toForm(edited), before);
    writeYaml(edited);
    base.value = newBase;
    current.value = edited;
  }

  function capture(): FormState<R, F> {
    return { view: view.value, yaml: yaml.value, form: copy(form), edited: result() ?? current.value };
  }

  function restore(newBase: R, state: FormState<R, F>): void {
    base.value = newBase;
    current.value = state.edited;
    shown.value = { yaml: '', form: toForm(state.edited) };
    Object.assign(form, copy(state.form));
    yaml.value = state.yaml;
    view.value = state.view;
  }

  const problems = computed<PlacedProblem[]>(() => {
    if (view.value === 'form') {
      return [];
    }

    return parsed.value.ok ? placedProblems(yaml.value, check?.(result() ?? current.value) ?? []) : [{ ...parsed.value.problem, severity: 'error' }];
  });

  const isDirty = computed(() => {
    const edited = result();
    const answers = view.value === 'form' && edited ? toForm(edited) : shown.value.form;

    return !isSame(editable(edited ?? current.value), editable(base.value))
      || !isSame(form, answers)
      || (!edited && yaml.value !== shown.value.yaml);
  });

  return {
    form,
    yaml,
    view,
    problems,
    isBlocked: computed(() => problems.value.some(({ severity }) => severity === 'error')),
    isDirty,
    show,
    result,
    base: () => base.value,
    rebase,
    capture,
    restore,
  };
}
