import type { ShellStore } from './store';

/** What the shell is told to open one of our dialogs: the file of this name in the folder dialog, for some objects. */
export function dialogOf(component: string, resources: object[], componentProps: object = {}): object {
  return { component, resources, componentProps, modalWidth: '640px', styles: 'max-width: 95vw' };
}

/** Opens one of our dialogs without any object that somebody chose. */
export function openDialog({ dispatch }: ShellStore, component: string): void {
  void dispatch('management/promptModal', dialogOf(component, []));
}
