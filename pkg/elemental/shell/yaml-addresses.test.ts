import { routerAt } from '../../../test/support/components/mount';
import { leadYamlToForms } from './yaml-addresses';

const PAGE = '/c/_/elemental/ours/fleet-default/a';

describe('leadYamlToForms', () => {
  it('leads to our form as long as the extension is there, and others not at all', async () => {
    const router = await routerAt('/');
    const hooks: (() => void)[] = [];
    const goTo = async (address: string) => {
      await router.push(address);

      return router.currentRoute.value.fullPath;
    };

    leadYamlToForms({ addUninstallHook: (hook) => hooks.push(hook as () => void) }, router, ['ours']);
    await expect(goTo(`${ PAGE }?mode=edit&as=yaml#x`)).resolves.toBe(`${ PAGE }?mode=edit&view=yaml#x`);
    await expect(goTo('/c/_/elemental/ours/create?as=yaml')).resolves.toBe('/c/_/elemental/ours/create?view=yaml');
    await expect(goTo(`${ PAGE }?as=yaml`)).resolves.toBe(`${ PAGE }?as=yaml`);
    await expect(goTo('/c/_/elemental/theirs/create?as=yaml')).resolves.toBe('/c/_/elemental/theirs/create?as=yaml');

    hooks.forEach((hook) => {
      hook();
    });
    await expect(goTo('/c/_/elemental/ours/create?as=yaml')).resolves.toBe('/c/_/elemental/ours/create?as=yaml');
  });
});
