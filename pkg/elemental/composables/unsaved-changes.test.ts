import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { createMemoryHistory, createRouter, onBeforeRouteLeave, RouterView, type Router } from 'vue-router';
import { shellStore } from '../../../test/support/components/mount';
import { useUnsavedChanges, type UnsavedChanges } from './unsaved-changes';

jest.mock('vue-router', () => {
  const actual: Record<string, unknown> = jest.requireActual('vue-router');

  return { ...actual, onBeforeRouteLeave: jest.fn(actual.onBeforeRouteLeave as () => void) };
});

const isDirty = ref(true);
const isLoggedIn = ref(true);
const onLeft = jest.fn();
/** A guard of the shell's, which changes the surroundings. */
const shellGuard = jest.fn<boolean | string, []>(() => true);

async function openForm(): Promise<{ router: Router; changes: UnsavedChanges; app: VueWrapper }> {
  let changes: UnsavedChanges | undefined;
  const form = defineComponent({
    setup() {
      changes = useUnsavedChanges({ isDirty: () => isDirty.value, onLeft });

      return () => h('form');
    },
  });
  const page = { render: () => h('p') };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/list', component: page }, { path: '/form/:id?', component: form }, { path: '/elsewhere', component: page }],
  });

  router.beforeEach(() => shellGuard());
  await router.push('/list');
  await router.push('/form');
  const getters = { 'auth/enabled': true };
  const store = shellStore({ getters });

  Object.defineProperty(store.getters, 'auth/loggedIn', { get: () => isLoggedIn.value });
  const app = mount(defineComponent(() => () => h(RouterView)), { global: { plugins: [store, router] } });

  await flushPromises();
  shellGuard.mockClear();

  return { router, app: app as VueWrapper, changes: changes as unknown as UnsavedChanges };
}

function closesTab(): boolean {
  return window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

enableAutoUnmount(afterEach);
beforeEach(() => {
  isDirty.value = true;
  isLoggedIn.value = true;
  onLeft.mockClear();
  shellGuard.mockReset().mockReturnValue(true);
});

describe('leaving a form', () => {
  it('needs no question while nothing is typed', async () => {
    const { router, changes } = await openForm();

    isDirty.value = false;
    await router.push('/list');
    expect(router.currentRoute.value.path).toBe('/list');
    expect(changes.isAsking.value).toBe(false);
    expect(onLeft).not.toHaveBeenCalled();
  });

  it('asks, and stays, before any other guard has changed anything', async () => {
    const { router, changes } = await openForm();
    const navigation = router.push('/list');

    await flushPromises();
    expect(changes.isAsking.value).toBe(true);
    expect(shellGuard).not.toHaveBeenCalled();
    changes.stay();
    await navigation;
    expect(changes.isAsking.value).toBe(false);
    expect(router.currentRoute.value.path).toBe('/form');
    expect(onLeft).not.toHaveBeenCalled();
  });

  it('asks, and leaves, and says so once', async () => {
    const { router, changes } = await openForm();
    const navigation = router.push('/list');

    await flushPromises();
    changes.leave();
    await navigation;
    expect(router.currentRoute.value.path).toBe('/list');
    expect(onLeft).toHaveBeenCalledTimes(1);
  });

  it('asks on the way back of the browser', async () => {
    const { router, changes } = await openForm();

    router.back();
    await flushPromises();
    expect(changes.isAsking.value).toBe(true);
    changes.stay();
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/form');
  });

  it('asks again after staying', async () => {
    const { router, changes } = await openForm();

    for (const place of ['/list', '/list', '/elsewhere']) {
      const navigation = router.push(place);

      await flushPromises();
      expect(changes.isAsking.value).toBe(true);
      changes.stay();
      await navigation;
    }
    expect(router.currentRoute.value.path).toBe('/form');
  });

  it.each(['/form/another', '/form?mode=view', '/form?as=yaml'])('asks within one route too, where something else is opened: %s', async (place) => {
    const { router, changes } = await openForm();
    const navigation = router.push(place);

    await flushPromises();
    expect(changes.isAsking.value).toBe(true);
    changes.leave();
    await navigation;
    expect(router.currentRoute.value.fullPath).toBe(place);
  });

  it.each(['/form#labels', '/form?q=x'])('does not ask where the form stays: %s', async (place) => {
    const { router, changes } = await openForm();

    await router.push(place);
    expect(router.currentRoute.value.fullPath).toBe(place);
    expect(changes.isAsking.value).toBe(false);
  });

  it('does not ask twice where another guard sends the user elsewhere', async () => {
    const { router, changes } = await openForm();

    shellGuard.mockReturnValueOnce('/elsewhere');
    const navigation = router.push('/list');

    await flushPromises();
    changes.leave();
    await navigation;
    expect(router.currentRoute.value.path).toBe('/elsewhere');
    expect(onLeft).toHaveBeenCalledTimes(1);
  });

  it('keeps everything if the navigation fails after all', async () => {
    const { router, changes } = await openForm();

    shellGuard.mockReturnValueOnce(false);
    const navigation = router.push('/list');

    await flushPromises();
    changes.leave();
    await navigation;
    expect(router.currentRoute.value.path).toBe('/form');
    expect(onLeft).not.toHaveBeenCalled();
  });

  it('asks about the last of several attempts', async () => {
    const { router, changes } = await openForm();
    const first = router.push('/list');

    await flushPromises();
    const second = router.push('/elsewhere');

    await flushPromises();
    expect(changes.isAsking.value).toBe(true);
    changes.leave();
    await Promise.all([first, second]);
    expect(router.currentRoute.value.path).toBe('/elsewhere');
    expect(onLeft).toHaveBeenCalledTimes(1);
  });

  it('asks on older hosts, where an extension has no guard for leaving', async () => {
    (onBeforeRouteLeave as jest.Mock).mockImplementationOnce(() => {
      throw new Error('not available to extensions on this Rancher version');
    });
    const { router, changes } = await openForm();
    const navigation = router.push('/list');

    await flushPromises();
    expect(changes.isAsking.value).toBe(true);
    changes.leave();
    await navigation;
    expect(router.currentRoute.value.path).toBe('/list');
  });

  it('does not ask any more once the form is gone', async () => {
    const { router, app, changes } = await openForm();

    app.unmount();
    await router.push('/form?mode=view');
    expect(changes.isAsking.value).toBe(false);
    expect(closesTab()).toBe(true);
  });
});

describe('closing the tab', () => {
  it('asks in the browser\'s own words', async () => {
    await openForm();

    expect(closesTab()).toBe(false);
    isDirty.value = false;
    expect(closesTab()).toBe(true);
  });

  it('does not ask when the shell goes to the sign-in because the session is over', async () => {
    await openForm();

    isLoggedIn.value = false;
    expect(closesTab()).toBe(true);
  });
});
