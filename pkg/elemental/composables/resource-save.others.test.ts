import { changed, CONFLICT, startSaving } from '../../../test/support/components/saving';
import { API_VERSION } from '../types';

describe('a change by somebody else', () => {
  it('is shown, and nothing is saved until both are brought together', async () => {
    const { saving, editing, model, find, address } = await startSaving();
    const latest = changed({ machineName: 'theirs' });

    model.save.mockRejectedValueOnce(CONFLICT);
    find.mockResolvedValue(latest);
    await saving.save();
    expect(find).toHaveBeenCalledWith({ type: 'x', id: 'fleet-default/shops', opt: { force: true, watch: false, redirectUnauthorized: false } });
    expect(saving.failure.value).toStrictEqual({ kind: 'conflict', latest });
    expect(editing.form.machineName).toBe('kiosk');
    expect(model.save).toHaveBeenCalledTimes(1);

    saving.merge({ ...latest, spec: { ...latest.spec, machineName: 'both' } });
    expect(saving.failure.value).toBeUndefined();
    expect(editing.form.machineName).toBe('both');
    await saving.save();
    expect(model.replaceWith).toHaveBeenLastCalledWith(changed({ machineName: 'both' }));
    expect(address()).toBe('/detail');
  });

  it('is none where only the servers have written: it is saved all the same', async () => {
    const { saving, model, find, address } = await startSaving();

    model.save.mockRejectedValueOnce(CONFLICT);
    find.mockResolvedValue({ ...changed({}), status: { registrationToken: 'x' } });
    await saving.save();
    expect(saving.failure.value).toBeUndefined();
    expect(model.replaceWith).toHaveBeenLastCalledWith({ ...changed({ machineName: 'kiosk' }), status: { registrationToken: 'x' } });
    expect(address()).toBe('/detail');
  });

  it('is none where they want the same, as after an answer that got lost', async () => {
    const { saving, model, find, address } = await startSaving();

    model.save.mockRejectedValueOnce(CONFLICT);
    find.mockResolvedValue(changed({ machineName: 'kiosk' }));
    await saving.save();
    expect(address()).toBe('/detail');
  });

  it('is not tried for ever where somebody writes all the time', async () => {
    const { saving, model, find } = await startSaving();

    model.save.mockRejectedValue(CONFLICT);
    find.mockResolvedValue(changed({}));
    await saving.save();
    expect(model.save).toHaveBeenCalledTimes(5);
    expect(saving.failure.value).toMatchObject({ kind: 'other' });
  });

  it.each([
    [{ status: 404 }, 'gone'],
    [{ _status: 401 }, 'signedOut'],
    [{ code: 'ERR_NETWORK' }, 'unreachable'],
  ])('may be out of reach: %j', async (error, kind) => {
    const { saving, model, find } = await startSaving();

    model.save.mockRejectedValue(CONFLICT);
    find.mockRejectedValue(error);
    await saving.save();
    expect(saving.failure.value).toStrictEqual({ kind });
  });

  it('is taken from the shell\'s store where the shell hands over nothing', async () => {
    const latest = changed({ machineName: 'theirs' });
    const { saving, model } = await startSaving({ cached: latest });

    model.save.mockRejectedValue(CONFLICT);
    await saving.save();
    expect(saving.failure.value).toStrictEqual({ kind: 'conflict', latest });
  });

  it('is looked for when a draft is restored', async () => {
    const { saving, find } = await startSaving();

    find.mockResolvedValueOnce(changed({}));
    await saving.compare();
    expect(saving.failure.value).toBeUndefined();
    find.mockResolvedValueOnce(changed({ machineName: 'theirs' }));
    await saving.compare();
    expect(saving.failure.value).toMatchObject({ kind: 'conflict' });
  });

  it('has nothing to merge with where there is none', async () => {
    const { saving, editing } = await startSaving();

    saving.merge(changed({ machineName: 'theirs' }));
    expect(editing.form.machineName).toBe('kiosk');
  });
});

describe('a resource that was deleted meanwhile', () => {
  it('is created anew, with what a person wrote', async () => {
    const { saving, create, fresh, onSaved, address } = await startSaving();

    await saving.createAnew();
    expect(create).toHaveBeenCalledWith({
      type: 'x',
      apiVersion: API_VERSION,
      kind: 'MachineRegistration',
      metadata: { name: 'shops', namespace: 'fleet-default' },
      spec: { machineName: 'kiosk', token: 'the-secret' },
    });
    expect(fresh.save.mock.calls).toStrictEqual([[{ redirectUnauthorized: false }]]);
    expect(onSaved).toHaveBeenCalledTimes(1);
    expect(address()).toBe('/fresh');
  });

  it('stays typed where that fails too', async () => {
    const { saving, fresh, address } = await startSaving();

    fresh.save.mockRejectedValue({ status: 404, message: 'namespaces "fleet-default" not found' });
    await saving.createAnew();
    expect(saving.failure.value).toMatchObject({ kind: 'other' });
    expect(address()).toBe('/form');
  });

  it('is compared with the one that somebody else has created meanwhile', async () => {
    const { saving, fresh, find, model } = await startSaving();

    fresh.save.mockRejectedValue({ status: 409, code: 'AlreadyExists' });
    find.mockResolvedValueOnce(changed({ machineName: 'theirs' }));
    await saving.createAnew();
    expect(saving.failure.value).toMatchObject({ kind: 'conflict' });
    find.mockResolvedValueOnce(changed({}));
    await saving.createAnew();
    expect(model.save).toHaveBeenCalledTimes(1);
  });
});
