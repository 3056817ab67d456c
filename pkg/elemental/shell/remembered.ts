import { computed, effectScope, reactive, toRaw, type ComputedRef } from 'vue';

/**
 * Makes a getter that finds its answer once and keeps it until something reactive that it read is another. For what is dear to
 * find and asked for often; the answers go with their objects.
 */
export function remembering<T extends object, Answer>(find: (object: T) => Answer): (object: T) => Answer {
  const answers = new WeakMap<object, ComputedRef<Answer>>();

  return (object) => {
    const key = toRaw(object);
    // in a scope of its own: it has to outlive the component that asks first, who may have the object without what makes it reactive
    const answer = answers.get(key) ?? effectScope(true).run(() => computed(() => find(reactive(key) as T)));

    if (!answer) {
      return find(object);
    }
    answers.set(key, answer);

    return answer.value;
  };
}
