import { onBeforeUnmount, readonly, ref, type Ref } from 'vue';
import { onBeforeRouteLeave, useRouter, type RouteLocationNormalized } from 'vue-router';
import { useShellStore } from '../shell/store';

export interface UnsavedChanges {
  /** True while the user is asked whether to leave. */
  isAsking: Readonly<Ref<boolean>>;
  stay: () => void;
  leave: () => void;
}

interface Options {
  isDirty: () => boolean;
  /** Called when the user has left without saving. */
  onLeft: () => void;
}

/** Superseded: the user has gone for another page while being asked. */
type Answer = 'leave' | 'stay' | 'superseded';

/** What the shell's page of a resource opens anew for: other parts of the query, and the fragment, leave the form alone. */
const QUERY_OF_THE_FORM = ['mode', 'as'];

/**
 * For setup functions of forms: nobody leaves with unsaved changes without being asked, neither by a link, a button or the
 * browser's way back, nor (in the browser's own words) by closing the tab.
 */
export function useUnsavedChanges({ isDirty, onLeft }: Options): UnsavedChanges {
  const router = useRouter();
  const { getters } = useShellStore();
  const isAsking = ref(false);
  let answer: ((given: Answer) => void) | undefined;
  let allowed: RouteLocationNormalized | undefined;

  async function guard(to: RouteLocationNormalized, from: RouteLocationNormalized): Promise<boolean> {
    if (originOf(to) === allowed || isSamePage(to, from) || !isDirty()) {
      return true;
    }
    answer?.('superseded');
    isAsking.value = true;
    const given = await new Promise<Answer>((resolve) => {
      answer = resolve;
    });

    if (given === 'leave') {
      allowed = originOf(to);
    }

    // of two navigations the router itself gives up the older one
    return given !== 'stay';
  }

  const reply = (given: 'leave' | 'stay') => (): void => {
    isAsking.value = false;
    answer?.(given);
    answer = undefined;
  };

  function askBeforeUnload(event: BeforeUnloadEvent): void {
    // the shell leaves the page itself when the session is over; what was typed is kept as a draft then
    if (!isSignedOut() && isDirty()) {
      event.preventDefault();
    }
  }

  function isSignedOut(): boolean {
    return getters['auth/enabled'] === true && !getters['auth/loggedIn'];
  }

  askFirst(guard);
  const stopGuard = router.beforeEach(guard);
  const stopWaiting = router.afterEach((to, _, failure) => {
    if (!failure && allowed && originOf(to) === allowed) {
      onLeft();
    }
  });

  window.addEventListener('beforeunload', askBeforeUnload);
  onBeforeUnmount(() => {
    stopGuard();
    stopWaiting();
    window.removeEventListener('beforeunload', askBeforeUnload);
  });

  return { isAsking: readonly(isAsking), stay: reply('stay'), leave: reply('leave') };
}

/**
 * Asks before the shell's own guards run, which have changed product and cluster by the time that those of `beforeEach` are
 * asked. Extensions can't do that before Rancher 2.15; and it is not asked for a change within one route, such as from the
 * form of a resource to its page. So `beforeEach` is needed as well.
 */
function askFirst(guard: (to: RouteLocationNormalized, from: RouteLocationNormalized) => Promise<boolean>): void {
  try {
    onBeforeRouteLeave(guard);
  } catch {
    // an older host: it is asked late, and then too
  }
}

/** Where the user wanted to go, before guards sent the navigation elsewhere. */
function originOf(to: RouteLocationNormalized): RouteLocationNormalized {
  return (to.redirectedFrom ?? to) as RouteLocationNormalized;
}

function isSamePage(to: RouteLocationNormalized, from: RouteLocationNormalized): boolean {
  return to.path === from.path && QUERY_OF_THE_FORM.every((key) => to.query[key] === from.query[key]);
}
