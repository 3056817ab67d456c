import { inSetup, routerAt } from '../../../test/support/components/mount';
import type ElementalModel from '../shell/model';
import { useResourceSave, type ResourceSave } from './resource-save';

const EDITED = { metadata: { name: 'berlin' } };

async function setUp({ save = jest.fn().mockResolvedValue({}), result = (): object | undefined => EDITED, exists = false } = {}) {
  const router = await routerAt('/form');
  const model = { save, replaceWith: jest.fn(), detailLocation: '/detail', listLocation: '/list' };
  const form: ResourceSave = inSetup(() => useResourceSave(model as unknown as ElementalModel, result, exists), { router });

  return { model, form, buttonDone: jest.fn(), address: () => router.currentRoute.value.path };
}

describe('useResourceSave', () => {
  it('saves what was typed and goes to the resource\'s page', async () => {
    const { model, form, buttonDone, address } = await setUp();

    await form.save(buttonDone);
    expect(model.replaceWith).toHaveBeenCalledWith(EDITED);
    expect(model.save).toHaveBeenCalledTimes(1);
    expect(buttonDone.mock.calls).toStrictEqual([[true]]);
    expect(address()).toBe('/detail');
    expect(form.errors.value).toStrictEqual([]);
  });

  it('stays, and says what the server has against it', async () => {
    const save = jest.fn().mockRejectedValue({ type: 'error', status: 422, message: 'spec.x is wrong' });
    const { form, buttonDone, address } = await setUp({ save });

    await form.save(buttonDone);
    expect(form.errors.value).toStrictEqual(['spec.x is wrong']);
    expect(buttonDone.mock.calls).toStrictEqual([[false]]);
    expect(address()).toBe('/form');

    save.mockResolvedValue({});
    await form.save(buttonDone);
    expect(form.errors.value).toStrictEqual([]);
  });

  it('sends nothing while what was typed can\'t be used', async () => {
    const { model, form, buttonDone } = await setUp({ result: () => undefined });

    await form.save(buttonDone);
    expect(model.save).not.toHaveBeenCalled();
    expect(buttonDone.mock.calls).toStrictEqual([[false]]);
  });

  it.each([[true, '/detail'], [false, '/list']])('leads back where there is something to see (exists: %s)', async (exists, place) => {
    const { form, address } = await setUp({ exists });

    await form.leave();
    expect(address()).toBe(place);
  });
});
