import { enableAutoUnmount, mount, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, nextTick } from 'vue';
import { registrationForm, withForm, type RegistrationForm } from '../domain/registration/form';
import { REGISTRATION_SECRETS, registrationShape } from '../domain/registration/shape';
import { API_VERSION, type MachineRegistration } from '../types';
import { useDraft, type FormDraft } from './draft';
import { readDraftText, writeDraftText } from './draft-storage';
import { useYamlForm, type YamlForm } from './yaml-form';

const TOKEN = 'l6q9tk72sp6bjplqk7';
const KEY = { user: 'a', type: 'x', id: 'fleet-default/shops' };
const REGISTRATION: MachineRegistration = {
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', uid: '1', resourceVersion: '7' },
  spec: { machineName: 'till', token: TOKEN },
};

interface Opened {
  editing: YamlForm<MachineRegistration, RegistrationForm>;
  draft: FormDraft;
  flush: jest.Mock;
  page: VueWrapper;
}

function open({ resource = REGISTRATION, key = KEY, isEditing = true } = {}): Opened {
  const opened: Partial<Opened> = { flush: jest.fn() };
  const form = defineComponent({
    setup() {
      opened.editing = useYamlForm(resource, { shape: registrationShape(resource), toForm: registrationForm, withForm });
      opened.draft = useDraft(opened.editing, { key, isEditing, secrets: REGISTRATION_SECRETS, flush: () => void opened.flush?.() });

      return () => h('form');
    },
  });

  opened.page = mount(form);

  return opened as Opened;
}

async function pause(): Promise<void> {
  await nextTick();
  jest.advanceTimersByTime(500);
}

enableAutoUnmount(afterEach);
beforeEach(() => {
  sessionStorage.clear();
  jest.useFakeTimers({ now: 1_780_000_000_000 });
});

describe('a draft', () => {
  it('is kept when somebody stops typing, and offered where the form is opened again', async () => {
    const before = open();

    before.editing.form.machineName = 'kiosk';
    await nextTick();
    jest.advanceTimersByTime(400);
    expect(readDraftText(KEY)).toBeNull();
    before.editing.form.machineLabels.site = 'berlin';
    await pause();
    const after = open();

    expect(after.draft.offer.value?.savedAt).toBe(1_780_000_000_900);
    expect(after.editing.isDirty.value).toBe(false);
    expect(after.draft.restore()).toBe(false);
    expect(after.editing.form).toMatchObject({ machineName: 'kiosk', machineLabels: { site: 'berlin' } });
    expect(after.editing.result()).toStrictEqual(before.editing.result());
    expect(after.draft.offer.value).toBeUndefined();
  });

  it('is not kept of a form that nobody has typed into, and not any more when it is taken back', async () => {
    const { editing } = open();

    await pause();
    expect(readDraftText(KEY)).toBeNull();
    editing.form.machineName = 'kiosk';
    await pause();
    expect(readDraftText(KEY)).not.toBeNull();
    editing.form.machineName = 'till';
    await pause();
    expect(readDraftText(KEY)).toBeNull();
  });

  it.each(['form', 'yaml'] as const)('has no secret in it, and gets it back from the resource: %s', async (view) => {
    const before = open();

    before.editing.show('yaml');
    before.editing.yaml.value = before.editing.yaml.value.replace('till', 'kiosk # ours');
    before.editing.show(view);
    await pause();
    expect(JSON.stringify(sessionStorage)).toContain('kiosk # ours');
    expect(JSON.stringify(sessionStorage)).not.toContain(TOKEN);
    const after = open();

    expect(after.draft.offer.value?.secretTyped).toBe(false);
    after.draft.restore();
    expect(after.editing.result()).toMatchObject({ spec: { machineName: 'kiosk', token: TOKEN } });
    expect(after.editing.yaml.value).toBe(before.editing.yaml.value);
  });

  it('says that a secret was typed, which is not in it', async () => {
    const before = open();

    before.editing.show('yaml');
    before.editing.yaml.value = before.editing.yaml.value.replace(TOKEN, 'another-secret');
    await pause();
    expect(JSON.stringify(sessionStorage)).not.toContain('another-secret');
    const after = open();

    expect(after.draft.offer.value?.secretTyped).toBe(true);
    after.draft.restore();
    expect(after.editing.result()?.spec?.token).toBe(TOKEN);
  });

  it('keeps YAML that can\'t be used, without the secret', async () => {
    const before = open();

    before.editing.show('yaml');
    before.editing.yaml.value += 'broken: [';
    await pause();
    expect(JSON.stringify(sessionStorage)).not.toContain(TOKEN);
    const after = open();

    after.draft.restore();
    expect(after.editing.yaml.value).toBe(before.editing.yaml.value);
    expect(after.editing.isBlocked.value).toBe(true);
  });

  it('is kept at the last moment, with what fields still held back', async () => {
    const { editing, flush } = open();

    flush.mockImplementation(() => {
      editing.form.machineName = 'kiosk';
    });
    window.dispatchEvent(new Event('pagehide'));
    expect(readDraftText(KEY)).toContain('kiosk');
    await pause();
  });

  it('is kept when the form goes without a word', () => {
    const { editing, page } = open();

    editing.form.machineName = 'kiosk';
    page.unmount();
    expect(readDraftText(KEY)).toContain('kiosk');
  });

  it('ends for good when it is saved, or not wanted any more', async () => {
    const { editing, draft, page } = open();

    editing.form.machineName = 'kiosk';
    await pause();
    draft.end();
    expect(readDraftText(KEY)).toBeNull();
    editing.form.machineName = 'lift';
    await pause();
    page.unmount();
    expect(readDraftText(KEY)).toBeNull();
  });

  it('can be discarded; what is typed from then on is kept', async () => {
    const before = open();

    before.editing.form.machineName = 'kiosk';
    await pause();
    before.page.unmount();
    const after = open();

    after.draft.discard();
    expect(after.draft.offer.value).toBeUndefined();
    expect(readDraftText(KEY)).toBeNull();
    after.editing.form.machineName = 'lift';
    await pause();
    expect(readDraftText(KEY)).toContain('lift');
  });

  it('is of the version that was opened, so that a change by others is noticed', async () => {
    const before = open();

    before.editing.form.machineName = 'kiosk';
    await pause();
    before.page.unmount();
    const newer = { ...REGISTRATION, metadata: { ...REGISTRATION.metadata, resourceVersion: '8', labels: { theirs: 'x' } } };
    const after = open({ resource: newer });

    expect(after.draft.restore()).toBe(true);
    expect(after.editing.base()).toStrictEqual(REGISTRATION);
    expect(after.editing.result()).toMatchObject({ metadata: { resourceVersion: '7', uid: '1' }, spec: { machineName: 'kiosk' } });
  });

  it('is offered to nobody once the server has what it says: only the answer got lost', async () => {
    const before = open();

    before.editing.form.machineName = 'kiosk';
    await pause();
    before.page.unmount();
    expect(open({ resource: { ...REGISTRATION, spec: { machineName: 'kiosk', token: TOKEN } } }).draft.offer.value).toBeUndefined();
  });

  it('is neither offered nor kept where the form is only shown', async () => {
    const before = open();

    before.editing.form.machineName = 'kiosk';
    await pause();
    before.page.unmount();
    const stored = readDraftText(KEY);
    const { draft, editing } = open({ isEditing: false });

    expect(draft.offer.value).toBeUndefined();
    editing.form.machineName = 'lift';
    await pause();
    expect(readDraftText(KEY)).toBe(stored);
  });

  it('of something new has no version', async () => {
    const key = { ...KEY, id: 'new' };
    const resource = { apiVersion: API_VERSION, kind: 'MachineRegistration', metadata: { namespace: 'fleet-default' }, spec: {} };
    const before = open({ resource, key });

    before.editing.form.name = 'berlin';
    await pause();
    before.page.unmount();
    const after = open({ resource, key });

    expect(after.draft.restore()).toBe(false);
    expect(after.editing.result()).toStrictEqual(before.editing.result());
  });

  it('that is too long for the browser leaves the last one that was not', async () => {
    const { editing } = open();

    editing.form.machineName = 'kiosk';
    await pause();
    editing.form.description = 'x'.repeat(2_000_000);
    await pause();
    expect(readDraftText(KEY)).toContain('kiosk');
  });

  it('is not made of what somebody else put into the storage', () => {
    writeDraftText(KEY, '{"version":1}');
    const { draft, editing } = open();

    expect(draft.offer.value).toBeUndefined();
    expect(draft.restore()).toBe(false);
    expect(editing.isDirty.value).toBe(false);
  });
});
