import { flushPromises } from '@vue/test-utils';
import { changed, startSaving } from '../../../test/support/components/saving';

describe('saving', () => {
  it('sends what was typed and goes to the resource\'s page', async () => {
    const { saving, model, onSaved, address } = await startSaving();
    const buttonDone = jest.fn();

    await saving.save(buttonDone);
    expect(model.replaceWith).toHaveBeenCalledWith(changed({ machineName: 'kiosk' }, { resourceVersion: '7' }));
    expect(model.save.mock.calls).toStrictEqual([[{ redirectUnauthorized: false }]]);
    expect(buttonDone.mock.calls).toStrictEqual([[true]]);
    expect(onSaved).toHaveBeenCalledTimes(1);
    expect(address()).toBe('/detail');
    expect(saving.failure.value).toBeUndefined();
  });

  it('sends nothing while what was typed can\'t be used', async () => {
    const { saving, editing, model } = await startSaving();
    const buttonDone = jest.fn();

    editing.show('yaml');
    editing.yaml.value = 'broken: [';
    await saving.save(buttonDone);
    await saving.createAnew();
    expect(model.save).not.toHaveBeenCalled();
    expect(buttonDone.mock.calls).toStrictEqual([[false]]);
  });

  it('says that it is on its way', async () => {
    const { saving, model } = await startSaving();
    let answer: (value: unknown) => void = () => undefined;

    model.save.mockReturnValue(new Promise((resolve) => {
      answer = resolve;
    }));
    const saved = saving.save();

    expect(saving.isSaving.value).toBe(true);
    answer({});
    await saved;
    expect(saving.isSaving.value).toBe(false);
  });

  it.each([
    [{ _status: 401 }, { kind: 'signedOut' }],
    [{ code: 'ERR_NETWORK', message: 'Network Error' }, { kind: 'unreachable' }],
    [{ status: 404 }, { kind: 'gone' }],
    [{ status: 403, message: 'no' }, { kind: 'forbidden', problems: [{ message: { key: 'elemental.save.serverSays', args: { detail: 'no' } } }] }],
    [{ status: 422, message: 'spec.token: Invalid value: "the-secret"' }, {
      kind: 'invalid', problems: [{ message: { key: 'elemental.save.serverSays', args: { detail: 'spec.token: Invalid value: "••••••et"' } } }],
    }],
    [new Error('wrong'), { kind: 'other', problems: [{ message: { key: 'elemental.save.serverSays', args: { detail: 'wrong' } } }] }],
  ])('stays where it fails, with all that was typed: %j', async (error, failure) => {
    const { saving, editing, model, onSaved, address } = await startSaving();
    const buttonDone = jest.fn();

    model.save.mockRejectedValueOnce(error);
    await saving.save(buttonDone);
    expect(saving.failure.value).toStrictEqual(failure);
    expect(buttonDone.mock.calls).toStrictEqual([[false]]);
    expect(onSaved).not.toHaveBeenCalled();
    expect(address()).toBe('/form');
    expect(editing.form.machineName).toBe('kiosk');

    await saving.save();
    expect(saving.failure.value).toBeUndefined();
    expect(address()).toBe('/detail');
  });

  it('says of a new one that the name is taken, at the name', async () => {
    const { saving, model, find } = await startSaving({ exists: false });

    model.save.mockRejectedValue({ status: 409, code: 'AlreadyExists', message: 'already exists' });
    await saving.save();
    expect(saving.failure.value).toMatchObject({ kind: 'exists', problems: [{ path: ['metadata', 'name'] }] });
    expect(find).not.toHaveBeenCalled();
  });

  it('says of what the server refuses what somebody explains', async () => {
    const { saving, model, explain } = await startSaving();
    const problem = { path: ['spec', 'token'], message: { key: 'x' } };
    const error = { status: 422, message: 'no' };

    explain.mockReturnValue([problem]);
    model.save.mockRejectedValue(error);
    await saving.save();
    expect(explain).toHaveBeenCalledWith(error, expect.objectContaining({ spec: expect.objectContaining({ machineName: 'kiosk' }) as unknown }));
    expect(saving.failure.value).toStrictEqual({ kind: 'invalid', problems: [problem] });
  });
});

describe('leaving', () => {
  it.each([[true, '/detail'], [false, '/list']])('leads back where there is something to see (exists: %s)', async (exists, place) => {
    const { saving, address } = await startSaving({ exists });

    await saving.leave();
    await flushPromises();
    expect(address()).toBe(place);
  });
});
