import { onMounted } from 'vue';

/**
 * For setup functions of what stands in one of the shell's forms: some of these take Enter away from everything in them, so that it
 * doesn't save (components/CruResource.vue, `preventEnterSubmit`), buttons and links included. Those of the component keep it.
 */
export function useKeptEnter(root: () => HTMLElement | null): void {
  onMounted(() => {
    root()?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button, a')) {
        event.stopPropagation();
      }
    });
  });
}
