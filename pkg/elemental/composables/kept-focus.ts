import { onBeforeUpdate, onUpdated } from 'vue';

/**
 * For setup functions: where an update of the component takes away what has the focus, e.g. a filter that was just
 * removed, the keyboard goes on from `fallback`, not from the top of the page. The fallback needs a `tabindex`.
 */
export function useKeptFocus(fallback: () => HTMLElement | null | undefined): void {
  let hadFocus = false;

  onBeforeUpdate(() => {
    hadFocus = document.activeElement !== document.body;
  });
  onUpdated(() => {
    if (hadFocus && document.activeElement === document.body) {
      fallback()?.focus();
    }
  });
}
