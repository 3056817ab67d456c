import type { DSLReturnType, IExtension } from '@shell/core/types';

/** A product as Rancher 2.12 to 2.15 all know it: its `init` describes it to the shell's store. */
export interface Product {
  init: (extension: IExtension, store: unknown) => void;
}

/** The shell's types know only the registration that begins with Rancher 2.15. */
export function addProduct(extension: IExtension, product: Product): void {
  (extension as unknown as { addProduct: (product: Product) => void }).addProduct(product);
}

/** The words in which a product is described. */
export function productWords(extension: IExtension, store: unknown, product: string): DSLReturnType {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it needs Rancher 2.15, and we run from 2.12 on
  return extension.DSL(store, product);
}

/**
 * Lets the server paginate, filter and sort these types of Elemental. Rancher before 2.13 has no such switch and fetches
 * all rows.
 */
export function enableServerPagination(extension: IExtension, types: string[]): void {
  // older hosts hand over an extension without the method, whatever its type says
  const switchable = extension as Partial<Pick<IExtension, 'enableServerSidePagination'>>;

  switchable.enableServerSidePagination?.({ management: { resources: { enableSome: { enabled: types } } } });
}
