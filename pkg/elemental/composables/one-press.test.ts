import { flushPromises } from '@vue/test-utils';
import { reactive, shallowRef, type ShallowRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { stepsBetween } from '../domain/json-patch';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';
import { useOnePress, type OnePress } from './one-press';

type Model = ElementalModel & { patchOnServer: jest.Mock };

const FORBIDDEN = Object.assign(new Error('forbidden'), { _status: 403 });
const INVALID = Object.assign(new Error('no such path'), { _status: 422 });

function given(uid: string, patchOnServer: Model['patchOnServer'] = jest.fn().mockResolvedValue(undefined)): Model {
  const metadata = { uid, labels: { a: '1' } };

  return reactive({ metadata, patchOnServer, readFromServer: jest.fn(() => Promise.resolve({ metadata })) }) as unknown as Model;
}

function marked(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata?.labels, mark: 'x' } } };
}

function on(object: Model): OnePress & { shown: ShallowRef<Model> } {
  const shown = shallowRef(object);

  return { ...inSetup(() => useOnePress(() => shown.value, (one) => stepsBetween(one, marked(one)), ({ name, args }) => ({ key: `refused.${ name }`, args }))), shown };
}

describe('useOnePress', () => {
  it('sends the change alone, once, and is done when the page shows it', async () => {
    const object = given('1');
    const { attempt, press } = on(object);
    const running = press();

    expect(attempt.value?.step).toBe('running');
    await press();
    await running;
    await press();
    expect(attempt.value?.step).toBe('done');
    expect(object.patchOnServer.mock.calls).toStrictEqual([[[{ op: 'add', path: '/metadata/labels/mark', value: 'x' }]]]);

    object.metadata = marked(object).metadata;
    await flushPromises();
    expect(attempt.value).toBeUndefined();
  });

  it('says why it was refused, and can be tried again', async () => {
    const object = given('1', jest.fn().mockRejectedValueOnce(FORBIDDEN).mockRejectedValueOnce(INVALID).mockResolvedValueOnce(undefined));
    const { attempt, press } = on(object);

    await press();
    expect(attempt.value).toMatchObject({ step: 'refused', refusal: { key: 'refused.forbidden' } });
    await press();
    expect(attempt.value).toMatchObject({ step: 'refused', refusal: { key: 'refused.other', args: { detail: 'no such path' } } });
    await press();
    expect(attempt.value?.step).toBe('done');
    expect(attempt.value).not.toHaveProperty('refusal');
  });

  it('says nothing on the page of another object', async () => {
    const { attempt, press, shown } = on(given('1', jest.fn().mockRejectedValue(FORBIDDEN)));
    const running = press();

    shown.value = given('2');
    expect(attempt.value).toBeUndefined();
    await running;
    expect(attempt.value).toBeUndefined();
    await press();
    expect(attempt.value?.step).toBe('done');
  });
});
