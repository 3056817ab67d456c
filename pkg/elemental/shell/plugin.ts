import type { DSLReturnType, IExtension } from '@shell/core/types';
import type { Router } from 'vue-router';
import type { ShellStore } from './store';

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

/** What the shell hands to an extension beside its own interface; that has no type. */
export interface ShellInternals {
  /** The dashboard's router hangs off it (shell/initialize/app-extended.js). */
  store: ShellStore & { $router: Router };
}

/** Pages of objects that the shell draws. */
export interface DetailPages {
  /** The kind. */
  resource: string;
  /** Names of the objects that are meant; asked for whenever a page of the kind is drawn. */
  names: () => string[];
}

export interface DetailTab {
  /** What the address says of it. */
  name: string;
  /** Of its title. */
  labelKey: string;
  /** Loads what it shows, which gets the object as `resource`; nothing is loaded before the tab is drawn. */
  component: () => Promise<unknown>;
}

/** Adds a tab to pages of objects. */
export function addDetailTab(extension: IExtension, pages: DetailPages, tab: DetailTab): void {
  // not `resource-detail-page`: who has one there hides the tabs that other extensions have here
  extension.addTab('tab', locationOf(pages), tab);
}

export interface TabColumn {
  /** Tells it from other columns. */
  name: string;
  /** Of its title. */
  labelKey: string;
  /** What stands in a row, as text. The table asks again when something reactive that was read is another. */
  getValue: (row: unknown) => string;
}

/**
 * Adds a column to the tables in a tab of pages of objects. Its rows may be of any kind, because the shell draws other tabs while
 * the address still has this one.
 *
 * @param tab what the address says of the tab
 */
export function addTabColumn(extension: IExtension, pages: DetailPages, tab: string, column: TabColumn): void {
  const where = Object.defineProperties(locationOf(pages), { mode: { value: ['detail'] }, hash: { value: [tab] } });

  extension.addTableColumn('resource-list', where, { ...column, sort: false, search: false });
}

/** No object has this name; without any name at all the shell doesn't look at names. */
const NOBODY = '-';

/**
 * Where something is added. The shell asks for a kind and for names, and not for anything else about an object; its `context` is
 * empty on the page of a cluster.
 */
function locationOf({ resource, names }: DetailPages): { resource: string[]; id: string[] } {
  return {
    resource: [resource],
    get id() {
      const found = names();

      return found.length ? found : [NOBODY];
    },
  };
}

/**
 * Adds something above what the shell shows on the pages of these kinds.
 *
 * @param component loads it; it gets the object as `resource`, and nothing is loaded before such a page is opened
 */
export function addDetailPanel(extension: IExtension, resources: string[], component: () => Promise<unknown>): void {
  extension.addPanel('detail-top', { resource: resources, mode: ['detail'] }, { component });
}
