import { flushPromises } from '@vue/test-utils';
import { nextTick, reactive, ref, type ComputedRef, type Ref } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import type { Reading } from '../domain/reading';
import { useFoundObject } from './found-object';

interface Bed {
  reading: ComputedRef<Reading<{ name: string }> | undefined>;
  id: Ref<string | undefined>;
  store: Record<string, { name: string }>;
  asked: string[];
}

/** A store that finds what it has; an error is thrown. */
function bed(server: Record<string, { name: string } | object>, first: string | undefined, isVisible = true): Bed {
  const id = ref(first);
  const store: Bed['store'] = reactive({});
  const asked: string[] = [];
  const reading = inSetup(() => useFoundObject<{ name: string }>('kind', () => id.value), {
    getters: { 'management/schemaFor': () => (isVisible ? { id: 'kind' } : undefined), 'management/byId': (_: string, one: string) => store[one] },
    actions: {
      'management/find': ({ id: one }: { id: string }) => {
        const found = server[one];

        asked.push(one);
        if (found && 'name' in found) {
          store[one] = found;

          return Promise.resolve(found);
        }

        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the shell's store does
        return Promise.reject(found ?? { _status: 404 });
      },
    },
  });

  return { reading, id, store, asked };
}

describe('useFoundObject', () => {
  it('asks for nothing without an id, and for nothing that the user may not see', () => {
    expect(bed({}, undefined).reading.value).toBeUndefined();
    const hidden = bed({ a: { name: 'a' } }, 'a', false);

    expect(hidden.reading.value).toStrictEqual({ state: 'forbidden' });
    expect(hidden.asked).toStrictEqual([]);
  });

  it('follows the object and the id', async () => {
    const { reading, id, store } = bed({ a: { name: 'a' }, b: { name: 'b' } }, 'a');

    expect(reading.value).toStrictEqual({ state: 'reading' });
    await flushPromises();
    expect(reading.value).toStrictEqual({ state: 'read', object: { name: 'a' } });
    store.a = { name: 'changed' };
    expect(reading.value).toStrictEqual({ state: 'read', object: { name: 'changed' } });
    delete store.a;
    expect(reading.value).toStrictEqual({ state: 'missing' });
    id.value = 'b';
    await flushPromises();
    expect(reading.value).toStrictEqual({ state: 'read', object: { name: 'b' } });
    id.value = undefined;
    await nextTick();
    expect(reading.value).toBeUndefined();
  });

  it('does not take an old answer for a new one', async () => {
    const { reading, id } = bed({ a: { _status: 500, message: 'late' }, b: { name: 'b' } }, 'a');

    id.value = 'b';
    await flushPromises();
    expect(reading.value).toStrictEqual({ state: 'read', object: { name: 'b' } });
  });

  it('says why it has no object', async () => {
    const answers: Record<string, object> = { forbidden: { _status: 403 }, down: { _status: 503, message: 'the server is down' } };
    const found = async (name: string): Promise<unknown> => {
      const { reading } = bed(answers, name);

      await flushPromises();

      return reading.value;
    };

    await expect(found('forbidden')).resolves.toStrictEqual({ state: 'forbidden' });
    await expect(found('nothing')).resolves.toStrictEqual({ state: 'missing' });
    await expect(found('down')).resolves.toMatchObject({ state: 'failed' });
  });
});
