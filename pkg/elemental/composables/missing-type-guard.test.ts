import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { guardMissingTypes } from './missing-type-guard';
import { routes } from '../routes';
import { INVENTORY, REGISTRATION } from '../types';

interface Guarded {
  router: Router;
  state: { error: Error | null };
  /** Where somebody comes to on the way to this address. */
  visit: (address: string) => Promise<string>;
}

/**
 * A dashboard that leads every address of a type that isn't there to its page for errors, as the shell does, and lists of them nowhere
 * else from Rancher 2.15 on; none of its types is loaded as long as they are null.
 */
function guarded(types: string[] | null, leadsLists = true): Guarded {
  const component = { render: () => null };
  const state: Guarded['state'] = { error: null };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { name: 'home', path: '/home', component },
      { name: 'fail-whale', path: '/fail-whale', component },
      { name: '404', path: '/:rest*', component },
      { name: 'c-cluster-product-resource', path: '/c/:cluster/:product/:resource', component },
      { name: 'c-cluster-product-resource-create', path: '/c/:cluster/:product/:resource/create', component },
      ...routes.map(({ route }) => ({ ...route, component })),
    ],
  });

  router.beforeEach(({ name, params: { resource } }) => {
    if (typeof resource === 'string' && !types?.includes(resource) && (leadsLists || name !== 'c-cluster-product-resource')) {
      state.error = new Error(`Resource type ${ resource } not found`);

      return '/fail-whale';
    }

    return name === 'elemental-os-inventory' && !types?.includes(INVENTORY) ? { name: '404', params: { rest: ['404'] } } : true;
  });
  guardMissingTypes({
    $router: router,
    state,
    getters: { 'management/schemaFor': (type: string) => types && (types.includes(type) ? { id: type } : undefined) },
  } as unknown as Parameters<typeof guardMissingTypes>[0]);

  return {
    router,
    state,
    async visit(address) {
      await router.push(address);

      return router.currentRoute.value.fullPath;
    },
  };
}

const LIST = `/c/_/elemental/${ REGISTRATION }`;
const START = '/c/_/elemental/start?page=';

describe('guardMissingTypes', () => {
  it.each([true, false])('leads from our addresses to what is missing, and keeps them (the shell leads lists: %s)', async (leadsLists) => {
    const { visit, state } = guarded([], leadsLists);

    await expect(visit(LIST)).resolves.toBe(`${ START }${ LIST }`);
    await expect(visit(`${ LIST }/create?host=unmanaged`)).resolves.toBe(`${ START }${ LIST }/create?host=unmanaged`);
    await expect(visit('/c/_/elemental/os-inventory')).resolves.toBe(`${ START }/c/_/elemental/os-inventory`);
    expect(state.error).toBeNull();
  });

  it('leaves alone what is there', async () => {
    const { visit } = guarded([REGISTRATION, INVENTORY]);

    await expect(visit(LIST)).resolves.toBe(LIST);
    await expect(visit('/c/_/elemental/os-inventory')).resolves.toBe('/c/_/elemental/os-inventory');
    await expect(visit('/home')).resolves.toBe('/home');
  });

  it('leaves the shell\'s errors about other pages to the shell', async () => {
    const { visit, state } = guarded([]);

    await expect(visit('/c/_/manager/provisioning.cattle.io.cluster')).resolves.toBe('/fail-whale');
    await expect(visit(`/c/local/explorer/${ REGISTRATION }`)).resolves.toBe('/fail-whale');
    await expect(visit('/c/_/elemental/no.such.type')).resolves.toBe('/fail-whale');
    await expect(visit('/no/such/page')).resolves.toBe('/no/such/page');
    expect(state.error).not.toBeNull();
  });

  it('has no opinion while nothing is known of types', async () => {
    await expect(guarded(null, false).visit(LIST)).resolves.toBe(LIST);
  });

  it('does nothing in a dashboard that doesn\'t hand over its router', () => {
    expect(() => {
      guardMissingTypes({ state: {}, getters: {} } as unknown as Parameters<typeof guardMissingTypes>[0]);
    }).not.toThrow();
  });
});
