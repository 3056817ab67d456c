/** Where the product opens: on to a list, or what is missing to show one. */
export const START_ROUTE = 'elemental-start';

/** What the fleet consists of. */
export const OS_INVENTORY_ROUTE = 'elemental-os-inventory';

export const routes = [{
  parent: 'default',
  route: {
    name: START_ROUTE,
    path: '/c/:cluster/:product(elemental)/start',
    component: (): Promise<unknown> => import('./pages/StartPage.vue'),
  },
}, {
  parent: 'default',
  route: {
    name: OS_INVENTORY_ROUTE,
    path: '/c/:cluster/:product(elemental)/os-inventory',
    component: (): Promise<unknown> => import('./pages/OsInventory.vue'),
  },
}];
