/** Where the product opens: on to a list, or what is missing to show one. */
export const START_ROUTE = 'elemental-start';

export const routes = [{
  parent: 'default',
  route: {
    name: START_ROUTE,
    path: '/c/:cluster/:product(elemental)/start',
    component: (): Promise<unknown> => import('./pages/StartPage.vue'),
  },
}];
