import { onMounted, type ShallowRef } from 'vue';

/** For setup functions of dialogs that the shell opens: names the dialog by a heading in it, which the shell leaves undone. */
export function useDialogName(heading: Readonly<ShallowRef<HTMLElement | null>>, id: string): void {
  onMounted(() => {
    heading.value?.closest('[role=dialog]')?.setAttribute('aria-labelledby', id);
  });
}
