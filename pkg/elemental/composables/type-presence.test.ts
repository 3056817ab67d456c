import { flushPromises } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import type { Router } from 'vue-router';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { routes } from '../routes';
import { REGISTRATION } from '../types';
import { useLeavingWithoutType, useTypePresence } from './type-presence';

interface Types {
  /** Null while nothing is known of types. */
  visible: string[] | null;
}

function getters(types: Types): Record<string, unknown> {
  return { 'management/schemaFor': (type: string) => types.visible && (types.visible.includes(type) ? { id: type } : undefined) };
}

async function routerAtPage(address: string): Promise<Router> {
  const router = await routerAt('/');

  routes.forEach(({ route }) => router.addRoute({ ...route, component: { render: () => null } }));
  await router.push(address);

  return router;
}

describe('useTypePresence', () => {
  it('follows the types, and takes one for present while nothing is known', () => {
    const types = reactive<Types>({ visible: [REGISTRATION] });
    const isPresent = inSetup(() => useTypePresence(REGISTRATION), { getters: getters(types) });

    expect(isPresent.value).toBe(true);
    types.visible = [];
    expect(isPresent.value).toBe(false);
    types.visible = null;
    expect(isPresent.value).toBe(true);
  });
});

describe('useLeavingWithoutType', () => {
  it.each([
    [undefined, '/c/_/elemental/elemental.cattle.io.machineregistration?sort=name'],
    ['/list', '/list'],
  ])('gives way to what is missing, and says where to go on to (%s)', async (after, page) => {
    const types = reactive<Types>({ visible: [REGISTRATION] });
    const router = await routerAtPage('/c/_/elemental/elemental.cattle.io.machineregistration?sort=name');

    inSetup(() => {
      useLeavingWithoutType(REGISTRATION, after);
    }, { router, getters: getters(types) });
    await nextTick();
    expect(router.currentRoute.value.path).toBe(`/c/_/elemental/${ REGISTRATION }`);

    types.visible = [];
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe(`/c/_/elemental/start?page=${ page }`);
  });
});
