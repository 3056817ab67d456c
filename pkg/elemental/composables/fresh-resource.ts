import { onMounted } from 'vue';
import { useShellStore } from '../shell/store';

/**
 * For setup functions of a resource's page: reads the resource once more when the page is there.
 *
 * The shell opens a page with what it has in its store and asks for changes from then on. What changed between the two
 * (the operator is fast, and lists are seconds behind) it never hears of, and the page would show the past for ever.
 */
export function useFreshResource({ type, id }: { type: string; id: string }): void {
  const store = useShellStore();

  onMounted(async () => {
    try {
      await store.dispatch('management/find', { type, id, opt: { force: true } });
    } catch {
      // gone, or out of reach for a moment: the page has what the shell opened it with
    }
  });
}
