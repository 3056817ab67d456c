import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue';
import { editable, withEditable, type Editable } from '../domain/editable';
import { toYaml, withYamlValue } from '../domain/yaml/document';
import { parseResource, type ResourceProblem, type ResourceShape } from '../domain/yaml/resource';
import type { KubernetesObject } from '../types';

type Resource = KubernetesObject & { spec?: object };

/** A form and its resource are inverse to each other: see domain/registration/form.ts. */
export interface FormShape<R extends Resource, F extends object> {
  shape: ResourceShape;
  toForm: (resource: R) => F;
  withForm: (resource: R, form: F) => R;
}

export interface YamlForm<R extends Resource, F extends object> {
  /** What the form shows and edits. */
  form: F;
  /** What the YAML view shows and edits. */
  yaml: Ref<string>;
  /** Which of the two the user sees. */
  view: Ref<'form' | 'yaml'>;
  /** Why the YAML can't be used, while it can't. */
  problem: ComputedRef<ResourceProblem | undefined>;
  /** Changes the view, what was typed comes along; stays where it is while the YAML has a problem. */
  show: (view: 'form' | 'yaml') => void;
  /** The resource with everything typed so far, or undefined while the YAML has a problem. */
  result: () => R | undefined;
}

/**
 * One resource, edited as a form and as YAML in turn. Whatever the form doesn't know survives it, and comments, order and
 * layout of the YAML survive the form.
 */
export function useYamlForm<R extends Resource, F extends object>(resource: R, { shape, toForm, withForm }: FormShape<R, F>): YamlForm<R, F> {
  let current = resource;
  const form = reactive(toForm(resource)) as F;
  const yaml = ref(toYaml(editable(resource)));
  const view = ref<'form' | 'yaml'>('form');
  const parsed = computed(() => parseResource(yaml.value, shape));

  function result(): R | undefined {
    if (view.value === 'form') {
      return withForm(current, form);
    }

    return parsed.value.ok ? withEditable(current, parsed.value.value as Editable) : undefined;
  }

  function show(next: 'form' | 'yaml'): void {
    const edited = result();

    if (next === view.value || !edited) {
      return;
    }
    current = edited;
    if (next === 'yaml') {
      yaml.value = withYamlValue(yaml.value, editable(edited) as Record<string, unknown>);
    } else {
      Object.assign(form, toForm(edited));
    }
    view.value = next;
  }

  const problem = computed(() => view.value === 'yaml' && !parsed.value.ok ? parsed.value.problem : undefined);

  return { form, yaml, view, problem, show, result };
}
