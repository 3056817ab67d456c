import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router';
import { shellStore } from '../../../test/support/components/mount';
import { registrationDefinition } from '../../../test/support/operators';
import { registrationForm, withForm, type RegistrationForm } from '../domain/registration/form';
import { REGISTRATION_SECRETS, registrationShape } from '../domain/registration/shape';
import type ElementalModel from '../shell/model';
import { API_VERSION, type MachineRegistration } from '../types';
import { useResourceForm, type ResourceForm } from './resource-form';

const REGISTRATION: MachineRegistration = {
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', resourceVersion: '7' },
  spec: { machineName: 'till' },
};

interface Opened {
  form: ResourceForm<MachineRegistration, RegistrationForm>;
  router: Router;
  model: { save: jest.Mock };
  find: jest.Mock;
  flush: jest.Mock;
}

async function open({ mode = 'edit', address = '/form/fleet-default/shops', resource = REGISTRATION, schema = {} } = {}): Promise<Opened> {
  const opened: Partial<Opened> = { find: jest.fn(), flush: jest.fn() };
  const model = {
    type: 'x', id: mode === 'create' ? undefined : 'fleet-default/shops', save: jest.fn().mockResolvedValue({}), replaceWith: jest.fn(),
    detailLocation: '/detail', listLocation: '/list',
  };
  const page = defineComponent({
    setup() {
      opened.form = useResourceForm(model as unknown as ElementalModel, resource, {
        mode, shape: registrationShape(), toForm: registrationForm, withForm, secrets: REGISTRATION_SECRETS, flush: () => void opened.flush?.(),
      });

      return () => h('form');
    },
  });
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/form/:namespace?/:id?', component: page }, { path: '/:other', component: { render: () => h('p') } }],
  });
  const store = shellStore({
    getters: { 'auth/principalId': 'local://user-a', 'auth/enabled': true, 'auth/loggedIn': true, 'management/schemaFor': () => schema },
    actions: { 'management/find': (payload) => opened.find?.(payload) as unknown },
  });

  await router.push(address);
  mount(defineComponent(() => () => h(RouterView)), { global: { plugins: [store, router] } });
  await flushPromises();

  return { ...opened as Opened, router, model };
}

/** Types, and closes the tab's page before anything is saved. */
async function leaveDraft(options?: Parameters<typeof open>[0]): Promise<void> {
  const { form } = await open(options);

  form.form.machineName = 'kiosk';
  window.dispatchEvent(new Event('pagehide'));
}

enableAutoUnmount(afterEach);
beforeEach(() => {
  sessionStorage.clear();
});

describe('useResourceForm', () => {
  it('says of the YAML what the operator of this Rancher would drop', async () => {
    const resource = { ...REGISTRATION, spec: { machineName: 'till', token: 'x' } };
    const { form } = await open({ resource, schema: { hasResourceFields: true, ...registrationDefinition('1.7.0') } });

    expect(form.problems.value).toStrictEqual([]);
    form.show('yaml');
    expect(form.problems.value).toMatchObject([
      { severity: 'warning', message: { key: 'elemental.operator.pruned.newer', args: { version: '1.9.2' } } },
    ]);
    expect(form.isBlocked.value).toBe(false);
  });

  it('saves, goes to the resource\'s page without a question, and leaves no draft', async () => {
    const { form, router, model } = await open();

    form.form.machineName = 'kiosk';
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage).toHaveLength(1);
    await form.save(jest.fn());
    expect(model.save).toHaveBeenCalledTimes(1);
    expect(router.currentRoute.value.path).toBe('/detail');
    expect(sessionStorage).toHaveLength(0);
  });

  it('asks who cancels after typing, also what fields still hold back, and leaves no draft of what is not wanted', async () => {
    const { form, router, flush } = await open();

    flush.mockImplementation(() => {
      form.form.machineName = 'kiosk';
    });
    const cancelled = form.cancel();

    await flushPromises();
    expect(form.guards.isAsking).toBe(true);
    form.guards.stay();
    await cancelled;
    expect(router.currentRoute.value.path).toBe('/form/fleet-default/shops');
    void form.cancel();
    await flushPromises();
    form.guards.leave();
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/detail');
    expect(sessionStorage).toHaveLength(0);
  });

  it('takes over what fields hold back before it changes the view and before it saves', async () => {
    const { form, flush } = await open();

    flush.mockImplementation(() => {
      form.form.machineName = 'kiosk';
    });
    form.show('yaml');
    expect(form.yaml.value).toContain('kiosk');
    form.show('form');
    flush.mockImplementation(() => {
      form.form.machineName = 'lift';
    });
    expect(form.result()?.spec?.machineName).toBe('lift');
  });

  it('offers what was typed, and goes on with it', async () => {
    await leaveDraft();
    const { form, find } = await open();

    expect(form.guards.draft).toMatchObject({ savedAt: expect.any(Number) as number, secretTyped: false });
    expect(form.guards.isDirty).toBe(false);
    await form.guards.restoreDraft();
    expect(form.guards.draft).toBeUndefined();
    expect(form.guards.isDirty).toBe(true);
    expect(form.form.machineName).toBe('kiosk');
    expect(find).not.toHaveBeenCalled();
  });

  it('shows at once what others have changed since the draft', async () => {
    await leaveDraft();
    const theirs = { ...REGISTRATION, metadata: { ...REGISTRATION.metadata, resourceVersion: '8' }, spec: { machineName: 'theirs' } };
    const { form, find } = await open({ resource: theirs });

    find.mockResolvedValue(theirs);
    await form.guards.restoreDraft();
    expect(form.guards.failure).toStrictEqual({ kind: 'conflict', latest: theirs });
    expect(form.guards.base).toMatchObject({ spec: { machineName: 'till' } });
    expect(form.guards.edited).toMatchObject({ spec: { machineName: 'kiosk' } });
    form.guards.merge({ ...form.guards.base, spec: { machineName: 'both' } });
    expect(form.guards.failure).toBeUndefined();
    expect(form.form.machineName).toBe('both');
    expect(form.result()?.metadata?.resourceVersion).toBe('8');
  });

  it('discards it if it is not wanted', async () => {
    await leaveDraft();
    const { form } = await open();

    form.guards.discardDraft();
    expect(form.guards.draft).toBeUndefined();
    expect(sessionStorage).toHaveLength(0);
  });

  it('tells a new one from a clone, and clones of different ones apart', async () => {
    await leaveDraft({ mode: 'create', address: '/form' });
    expect((await open({ mode: 'create', address: '/form/fleet-default/shops' })).form.guards.draft).toBeUndefined();
    expect((await open()).form.guards.draft).toBeUndefined();
    await leaveDraft({ mode: 'create', address: '/form/fleet-default/shops' });
    expect((await open({ mode: 'create', address: '/form/fleet-default/lab' })).form.guards.draft).toBeUndefined();
    expect((await open({ mode: 'create', address: '/form/fleet-default/shops' })).form.guards.draft).toBeDefined();
    expect((await open({ mode: 'create', address: '/form' })).form.guards.draft).toBeDefined();
  });

  it('has what the server has against it for the fields', async () => {
    const { form, model } = await open({ mode: 'create', address: '/form' });

    expect(form.refusals.value).toStrictEqual([]);
    model.save.mockRejectedValueOnce({ status: 409, code: 'AlreadyExists' });
    await form.guards.save();
    expect(form.refusals.value).toMatchObject([{ path: ['metadata', 'name'] }]);
    expect(form.guards.failure?.kind).toBe('exists');
    model.save.mockRejectedValueOnce({ _status: 401 });
    await form.guards.save();
    expect(form.refusals.value).toStrictEqual([]);
  });

  it('neither asks nor keeps anything where the resource is only shown', async () => {
    const { form, router } = await open({ mode: 'view' });

    form.form.machineName = 'kiosk';
    window.dispatchEvent(new Event('pagehide'));
    await router.push('/list');
    expect(router.currentRoute.value.path).toBe('/list');
    expect(sessionStorage).toHaveLength(0);
  });

  it('has nothing to merge while the YAML can\'t be used', async () => {
    const { form } = await open();

    form.show('yaml');
    form.yaml.value = 'broken: [';
    expect(form.guards.edited).toBeUndefined();
  });
});
