import type { RouteLocation, RouteLocationAsRelativeGeneric, Router } from 'vue-router';
import { isPageType, type PageType } from '../domain/access';
import { BLANK_CLUSTER, PRODUCT } from '../product';
import { OS_INVENTORY_ROUTE, START_ROUTE } from '../routes';
import { INVENTORY } from '../types';

/** What the address of the start page says of the page that somebody was on the way to. */
const WANTED = 'page';

/** A page of ours, and the type that it can't do without. */
interface WantedPage {
  type: PageType;
  /** Its address within the dashboard, e.g. `/c/_/elemental/os-inventory`. */
  path: string;
}

/** The type that a page can't do without; undefined for pages that aren't ours. */
export function typeOfPage({ name, params }: Pick<RouteLocation, 'name' | 'params'>): PageType | undefined {
  if (params.product !== PRODUCT && name !== OS_INVENTORY_ROUTE) {
    return undefined;
  }
  const type = name === OS_INVENTORY_ROUTE ? INVENTORY : params.resource;

  return isPageType(type) ? type : undefined;
}

/**
 * The page that says what is missing, and goes on as soon as it is there.
 *
 * @param wanted address of the page to go on to, within the dashboard
 */
export function startLocation(wanted: string): RouteLocationAsRelativeGeneric {
  return { name: START_ROUTE, params: { cluster: BLANK_CLUSTER, product: PRODUCT }, query: { [WANTED]: wanted } };
}

/** The page that the start page is to go on to; undefined where its address names none, or one that isn't ours. */
export function wantedPage(router: Router): WantedPage | undefined {
  const path = router.currentRoute.value.query[WANTED];

  // the address may come from anywhere: another site isn't one of our pages
  if (typeof path !== 'string' || !/^\/(?!\/)/.test(path)) {
    return undefined;
  }
  const type = typeOfPage(router.resolve(path));

  return type && { type, path };
}

/** The list of a type. */
export function listLocation(resource: PageType): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource', params: { cluster: BLANK_CLUSTER, product: PRODUCT, resource } };
}
