import { computed, effectScope, reactive, toRaw, type ComputedRef } from 'vue';

/**
 * Makes a getter that finds its answer once and keeps it until something reactive that it read is another. For what is dear to
 * find and asked for often; the answers go with their objects.
 *
 * @param find has to be a function of the object, and of what is reactive besides
 * @param versionOf what tells one content of the object from another, cheaper to read than the answer is to find: as long as it is
 *   the same, an object that was read again and holds the same keeps its answer. Undefined where nothing tells.
 */
export function remembering<T extends object, Answer>(
  find: (object: T) => Answer, versionOf: (object: T) => string | undefined = () => undefined,
): (object: T) => Answer {
  const answers = new WeakMap<object, ComputedRef<Answer>>();

  function remember(raw: T): ComputedRef<Answer> {
    const object = reactive(raw) as T;
    const version = computed(() => versionOf(object));

    // past what makes it reactive, nothing but the version makes the answer another
    return computed(() => find(version.value === undefined ? object : raw));
  }

  return (object) => {
    const key = toRaw(object);
    // in a scope of its own: it has to outlive the component that asks first, who may have the object without what makes it reactive
    const answer = answers.get(key) ?? effectScope(true).run(() => remember(key));

    if (!answer) {
      return find(object);
    }
    answers.set(key, answer);

    return answer.value;
  };
}
