import { onMounted, ref, type Ref } from 'vue';
import { statusOf } from '../domain/save-error';
import { useShellStore, wasRemoved } from '../shell/store';
import type { KubernetesObject } from '../types';
import { useOnceTrue } from './once-true';

type Shown = KubernetesObject & { type: string; id: string };

/**
 * For setup functions of a resource's page: reads the resource once more when the page is there.
 *
 * The shell opens a page with what it has in its store and asks for changes from then on. What changed between the two
 * (the operator is fast, and lists are seconds behind) it never hears of, and the page would show the past for ever.
 *
 * @returns whether the resource is gone: the shell takes it out of its store then, and leaves the page as it was. Another one of its
 *   name doesn't bring it back
 */
export function useFreshResource(shown: Shown): Ref<boolean> {
  const { getters, dispatch } = useShellStore();
  const { type, id } = shown;
  const isMissing = ref(false);

  function isReplaced(): boolean {
    const present = getters['management/byId'](type, id) as KubernetesObject | undefined;

    return present !== undefined && present.metadata?.uid !== shown.metadata?.uid;
  }

  onMounted(async () => {
    try {
      await dispatch('management/find', { type, id, opt: { force: true } });
    } catch (error) {
      // out of reach for a moment: the page has what the shell opened it with
      isMissing.value = statusOf(error) === 404;
    }
  });

  return useOnceTrue(() => isMissing.value || wasRemoved(getters, type, id) || isReplaced());
}
