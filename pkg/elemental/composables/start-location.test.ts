import { routerAt } from '../../../test/support/components/mount';
import { routes } from '../routes';
import { INVENTORY, REGISTRATION } from '../types';
import { listLocation, startLocation, wantedPage } from './start-location';

async function wanted(page: string): Promise<ReturnType<typeof wantedPage>> {
  const router = await routerAt('/');

  routes.forEach(({ route }) => router.addRoute({ ...route, component: { render: () => null } }));
  await router.push(startLocation(page));

  return wantedPage(router);
}

describe('the page that somebody was on the way to', () => {
  it.each([
    [`/c/_/elemental/${ REGISTRATION }`, REGISTRATION],
    [`/c/_/elemental/${ REGISTRATION }/create?host=unmanaged#naming`, REGISTRATION],
    [`/c/_/elemental/${ INVENTORY }/fleet-default/edge-1?mode=edit`, INVENTORY],
    ['/c/_/elemental/os-inventory', INVENTORY],
  ])('is known by its address: %s', async (path, type) => {
    await expect(wanted(path)).resolves.toStrictEqual({ path, type });
  });

  it.each(['', 'https://example.com/c/_/elemental', `//example.com/c/_/elemental/${ REGISTRATION }`, '/c/_/elemental/start', '/c/_/elemental/secret',
    `/c/local/explorer/${ REGISTRATION }`, '/home'])('is none of ours: %s', async (path) => {
    await expect(wanted(path)).resolves.toBeUndefined();
  });
});

describe('listLocation', () => {
  it('is the shell\'s, in our product', async () => {
    expect((await routerAt('/')).resolve(listLocation(INVENTORY)).path).toBe(`/c/_/elemental/${ INVENTORY }`);
  });
});
