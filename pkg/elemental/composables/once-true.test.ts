import { nextTick, ref } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { useOnceTrue } from './once-true';

describe('useOnceTrue', () => {
  it('stays true', async () => {
    const condition = ref(false);
    const wasTrue = inSetup(() => useOnceTrue(() => condition.value));

    expect(wasTrue.value).toBe(false);
    condition.value = true;
    await nextTick();
    expect(wasTrue.value).toBe(true);
    condition.value = false;
    await nextTick();
    expect(wasTrue.value).toBe(true);
  });

  it('is true at once where the condition holds from the beginning', () => {
    expect(inSetup(() => useOnceTrue(() => true)).value).toBe(true);
  });
});
