import { flushPromises } from '@vue/test-utils';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { registrationForm, withForm, type RegistrationForm } from '../domain/registration/form';
import { REGISTRATION_SECRETS, registrationShape } from '../domain/registration/shape';
import type ElementalModel from '../shell/model';
import { API_VERSION, type MachineRegistration } from '../types';
import { useResourceSave, type ResourceSave } from './resource-save';
import { useYamlForm, type YamlForm } from './yaml-form';

const OPENED: MachineRegistration = {
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', resourceVersion: '7' },
  spec: { machineName: 'till', token: 'the-secret' },
};

const CONFLICT = { status: 409, code: 'Conflict', message: 'the object has been modified' };

/** The resource as somebody else has left it. */
function changed(spec: object, metadata: object = {}): MachineRegistration {
  return { ...OPENED, metadata: { ...OPENED.metadata, resourceVersion: '8', ...metadata }, spec: { ...OPENED.spec, ...spec } };
}

interface SetUp {
  saving: ResourceSave<MachineRegistration>;
  editing: YamlForm<MachineRegistration, RegistrationForm>;
  model: { save: jest.Mock; replaceWith: jest.Mock };
  fresh: { save: jest.Mock };
  find: jest.Mock;
  create: jest.Mock;
  onSaved: jest.Mock;
  explain: jest.Mock;
  address: () => string;
}

async function setUp({ exists = true, cached }: { exists?: boolean; cached?: MachineRegistration } = {}): Promise<SetUp> {
  const router = await routerAt('/form');
  const model = {
    type: 'x', id: 'fleet-default/shops', save: jest.fn().mockResolvedValue({}), replaceWith: jest.fn(),
    detailLocation: '/detail', listLocation: '/list',
  };
  const fresh = { save: jest.fn().mockResolvedValue({}), detailLocation: '/fresh' };
  const mocks = { find: jest.fn(), create: jest.fn().mockResolvedValue(fresh), onSaved: jest.fn(), explain: jest.fn().mockReturnValue([]) };
  const editing = useYamlForm(OPENED, { shape: registrationShape(OPENED), toForm: registrationForm, withForm });
  const saving = inSetup(() => useResourceSave(model as unknown as ElementalModel, editing, {
    exists, secrets: REGISTRATION_SECRETS, explain: mocks.explain, onSaved: mocks.onSaved,
  }), {
    router,
    getters: { 'management/byId': () => cached },
    actions: {
      'management/find': (payload) => mocks.find(payload) as unknown,
      'management/create': (payload) => mocks.create(payload) as unknown,
    },
  });

  editing.form.machineName = 'kiosk';

  return { saving, editing, model, fresh, ...mocks, address: () => router.currentRoute.value.path };
}

describe('saving', () => {
  it('sends what was typed and goes to the resource\'s page', async () => {
    const { saving, model, onSaved, address } = await setUp();
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
    const { saving, editing, model } = await setUp();
    const buttonDone = jest.fn();

    editing.show('yaml');
    editing.yaml.value = 'broken: [';
    await saving.save(buttonDone);
    await saving.createAnew();
    expect(model.save).not.toHaveBeenCalled();
    expect(buttonDone.mock.calls).toStrictEqual([[false]]);
  });

  it('says that it is on its way', async () => {
    const { saving, model } = await setUp();
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
    const { saving, editing, model, onSaved, address } = await setUp();
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
    const { saving, model, find } = await setUp({ exists: false });

    model.save.mockRejectedValue({ status: 409, code: 'AlreadyExists', message: 'already exists' });
    await saving.save();
    expect(saving.failure.value).toMatchObject({ kind: 'exists', problems: [{ path: ['metadata', 'name'] }] });
    expect(find).not.toHaveBeenCalled();
  });

  it('says of what the server refuses what somebody explains', async () => {
    const { saving, model, explain } = await setUp();
    const problem = { path: ['spec', 'token'], message: { key: 'x' } };
    const error = { status: 422, message: 'no' };

    explain.mockReturnValue([problem]);
    model.save.mockRejectedValue(error);
    await saving.save();
    expect(explain).toHaveBeenCalledWith(error, expect.objectContaining({ spec: expect.objectContaining({ machineName: 'kiosk' }) as unknown }));
    expect(saving.failure.value).toStrictEqual({ kind: 'invalid', problems: [problem] });
  });
});

describe('a change by somebody else', () => {
  it('is shown, and nothing is saved until both are brought together', async () => {
    const { saving, editing, model, find, address } = await setUp();
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
    const { saving, model, find, address } = await setUp();

    model.save.mockRejectedValueOnce(CONFLICT);
    find.mockResolvedValue({ ...changed({}), status: { registrationToken: 'x' } });
    await saving.save();
    expect(saving.failure.value).toBeUndefined();
    expect(model.replaceWith).toHaveBeenLastCalledWith({ ...changed({ machineName: 'kiosk' }), status: { registrationToken: 'x' } });
    expect(address()).toBe('/detail');
  });

  it('is none where they want the same, as after an answer that got lost', async () => {
    const { saving, model, find, address } = await setUp();

    model.save.mockRejectedValueOnce(CONFLICT);
    find.mockResolvedValue(changed({ machineName: 'kiosk' }));
    await saving.save();
    expect(address()).toBe('/detail');
  });

  it('is not tried for ever where somebody writes all the time', async () => {
    const { saving, model, find } = await setUp();

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
    const { saving, model, find } = await setUp();

    model.save.mockRejectedValue(CONFLICT);
    find.mockRejectedValue(error);
    await saving.save();
    expect(saving.failure.value).toStrictEqual({ kind });
  });

  it('is taken from the shell\'s store where the shell hands over nothing', async () => {
    const latest = changed({ machineName: 'theirs' });
    const { saving, model } = await setUp({ cached: latest });

    model.save.mockRejectedValue(CONFLICT);
    await saving.save();
    expect(saving.failure.value).toStrictEqual({ kind: 'conflict', latest });
  });

  it('is looked for when a draft is restored', async () => {
    const { saving, find } = await setUp();

    find.mockResolvedValueOnce(changed({}));
    await saving.compare();
    expect(saving.failure.value).toBeUndefined();
    find.mockResolvedValueOnce(changed({ machineName: 'theirs' }));
    await saving.compare();
    expect(saving.failure.value).toMatchObject({ kind: 'conflict' });
  });

  it('has nothing to merge with where there is none', async () => {
    const { saving, editing } = await setUp();

    saving.merge(changed({ machineName: 'theirs' }));
    expect(editing.form.machineName).toBe('kiosk');
  });
});

describe('a resource that was deleted meanwhile', () => {
  it('is created anew, with what a person wrote', async () => {
    const { saving, create, fresh, onSaved, address } = await setUp();

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
    const { saving, fresh, address } = await setUp();

    fresh.save.mockRejectedValue({ status: 404, message: 'namespaces "fleet-default" not found' });
    await saving.createAnew();
    expect(saving.failure.value).toMatchObject({ kind: 'other' });
    expect(address()).toBe('/form');
  });

  it('is compared with the one that somebody else has created meanwhile', async () => {
    const { saving, fresh, find, model } = await setUp();

    fresh.save.mockRejectedValue({ status: 409, code: 'AlreadyExists' });
    find.mockResolvedValueOnce(changed({ machineName: 'theirs' }));
    await saving.createAnew();
    expect(saving.failure.value).toMatchObject({ kind: 'conflict' });
    find.mockResolvedValueOnce(changed({}));
    await saving.createAnew();
    expect(model.save).toHaveBeenCalledTimes(1);
  });
});

describe('leaving', () => {
  it.each([[true, '/detail'], [false, '/list']])('leads back where there is something to see (exists: %s)', async (exists, place) => {
    const { saving, address } = await setUp({ exists });

    await saving.leave();
    await flushPromises();
    expect(address()).toBe(place);
  });
});
