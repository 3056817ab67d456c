import { flushPromises } from '@vue/test-utils';
import { reactive } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { INVENTORY, REGISTRATION } from '../types';
import { useAccess } from './access';

const CRD = 'apiextensions.k8s.io.customresourcedefinition';

/** The access of a user who sees these types; the server's answer to who asks for the CRD of registrations. */
function access(types: string[], answer: () => unknown = () => []): { visible: string[]; found: ReturnType<typeof useAccess> } {
  const visible = reactive([...types]);
  const getters = { 'management/schemaFor': (type: string) => (visible.includes(type) ? { id: type } : undefined) };

  return { visible, found: inSetup(() => useAccess(), { getters, actions: { 'management/findPage': answer } }) };
}

describe('useAccess', () => {
  it('has the types that the user sees, and those that come', () => {
    const { visible, found } = access([INVENTORY]);

    expect(found.value).toStrictEqual({ visibleTypes: [INVENTORY], installed: true });
    visible.push(REGISTRATION);
    expect(found.value).toStrictEqual({ visibleTypes: [REGISTRATION, INVENTORY], installed: true });
  });

  it.each([
    [[], false], [{ data: [] }, false], [[{}], true], [{ data: [{}] }, true],
  ])('asks for the CRD where there is none of them (%j)', async (answer, installed) => {
    const { found } = access([CRD], () => answer);

    expect(found.value).toBeUndefined();
    await flushPromises();
    expect(found.value).toStrictEqual({ visibleTypes: [], installed });
  });

  it.each([
    [[], () => []],
    [[CRD], () => {
      throw new Error('no answer');
    }],
  ])('doesn\'t know what it can\'t ask for (%j)', async (types, answer) => {
    const { found } = access(types, answer);

    await flushPromises();
    expect(found.value).toStrictEqual({ visibleTypes: [], installed: undefined });
  });

  it('asks again when they are gone', async () => {
    const { visible, found } = access([CRD, REGISTRATION]);

    visible.splice(0, 2, CRD);
    expect(found.value).toBeUndefined();
    await flushPromises();
    expect(found.value).toStrictEqual({ visibleTypes: [], installed: false });
  });
});
