import type { VueWrapper } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { registrationForm, type RegistrationForm } from '../../domain/registration/form';
import RegistrationFields from './RegistrationFields.vue';

interface Mounted {
  form: RegistrationForm;
  fields: VueWrapper;
}

async function mountFields(props: Record<string, unknown> = {}, answers: Partial<RegistrationForm> = {}): Promise<Mounted> {
  const form = reactive({ ...registrationForm({}), machineLabels: { site: 'berlin' }, ...answers });
  const all = { modelValue: form, mode: 'create', nameFixed: false, problems: {}, isShown: () => true, spec: {}, ...props };
  const fields = mountInShell(RegistrationFields, all, { router: await routerAt('/'), getters: { 'prefs/get': () => 'none' } });

  await nextTick();

  return { form, fields };
}

function tabNames(fields: VueWrapper): string[] {
  return fields.findAll('[role=tab]').map((tab) => tab.text());
}

const MANAGED_TABS = ['Naming and labels', 'Identity', 'Reset trigger', 'Installation', 'Cloud-config', 'Network', 'Advanced'];
const UNMANAGED_TABS = ['Naming and labels', 'Identity', 'Reset trigger', 'Advanced'];

describe('RegistrationFields', () => {
  it('holds what is typed', async () => {
    const { form, fields } = await mountFields();

    await fields.get('#field-name input').setValue('berlin');
    await fields.get('#field-description input').setValue('in Berlin');
    await fields.get('#field-machineName input').setValue('edge-1');
    await fields.get('#field-installConfigUrls textarea').setValue('a\nb');
    await fields.get('input[aria-label="Somebody else"]').setValue();
    expect(form).toMatchObject({ name: 'berlin', description: 'in Berlin', machineName: 'edge-1', installConfigUrls: ['a', 'b'], unmanaged: true });
  });

  it('holds a label that was typed a moment ago as soon as it is asked', async () => {
    const { form, fields } = await mountFields();

    await fields.get('.kv-item.value textarea, .kv-item.value input').setValue('lyon');
    expect(form.machineLabels).toStrictEqual({ site: 'berlin' });

    (fields.vm as unknown as { flush: () => void }).flush();
    expect(form.machineLabels).toStrictEqual({ site: 'lyon' });
  });

  it('keeps the name of a resource that exists', async () => {
    expect((await mountFields({ nameFixed: true })).fields.get('#field-name input').attributes('disabled')).toBeDefined();
    expect((await mountFields()).fields.get('#field-name input').attributes('disabled')).toBeUndefined();
  });

  it('shows what has no effect on unmanaged hosts for managed ones alone', async () => {
    const { form, fields } = await mountFields();

    expect(tabNames(fields)).toStrictEqual(MANAGED_TABS);
    form.unmanaged = true;
    await nextTick();
    expect(tabNames(fields)).toStrictEqual(UNMANAGED_TABS);
    expect(fields.find('#field-resetOem').exists()).toBe(false);
  });

  it('names what is ignored, and drops it when it is told to', async () => {
    const { form, fields } = await mountFields({}, { unmanaged: true, installDevice: '/dev/sda' });

    expect(fields.text()).toContain('Disk to install on');
    await fields.findAll('button').find((button) => button.text() === 'Remove these settings')?.trigger('click');
    expect(form.installDevice).toBe('');
    expect(fields.text()).not.toContain('Disk to install on');
  });

  it('leaves out what the operator doesn\'t know', async () => {
    const { fields } = await mountFields({ isShown: (field: string) => !['unmanaged', 'token', 'labelPrefix'].includes(field) });

    expect(tabNames(fields)).not.toContain('Advanced');
    expect(fields.get('input[aria-label="Somebody else"]').attributes('disabled')).toBeDefined();
    expect(fields.text()).toContain('from version 1.4.0 on');
  });

  it('says at the field what is wrong, and marks the tab', async () => {
    const { fields } = await mountFields({ problems: { token: [{ severity: 'error', message: { key: 'elemental.yaml.notAMap' } }] } });
    const tab = fields.findAll('[role=tab]').find((one) => one.text() === 'Advanced');

    expect(tab?.find('.icon-error').exists()).toBe(true);
    await tab?.trigger('click');
    await nextTick();
    expect(fields.get('#field-token').text()).toContain('The text must hold one Kubernetes object');
    expect(fields.get('#field-token input').attributes('aria-invalid')).toBe('true');
  });

  it('leads to a field in another tab', async () => {
    const { fields } = await mountFields();

    Element.prototype.scrollIntoView = jest.fn();
    await (fields.vm as unknown as { goTo: (field: string) => Promise<void> }).goTo('token');
    expect(document.activeElement?.closest('.field-frame')?.id).toBe('field-token');
  });

  it('chooses a seed with the emulation of a TPM', async () => {
    const { form, fields } = await mountFields();

    expect(fields.find('#field-emulatedTpmSeed').exists()).toBe(false);
    await fields.get('#field-emulateTpm [role=checkbox]').trigger('click');
    expect(form).toMatchObject({ emulateTpm: true, emulatedTpmSeed: '-1' });
    expect(fields.find('#field-emulatedTpmSeed').exists()).toBe(true);
  });

  it('adds, changes and removes a condition for the disk', async () => {
    const { form, fields } = await mountFields();
    const selector = fields.get('#field-installDeviceSelector');

    await selector.findAll('button').find((button) => button.text() === 'Add condition')?.trigger('click');
    await selector.get('.labeled-input input').setValue('100Gi');
    expect(form.installDeviceSelector).toStrictEqual([{ key: 'Size', operator: 'Gt', values: ['100Gi'] }]);
    await selector.get('[aria-label="Remove row 1"]').trigger('click');
    expect(form.installDeviceSelector).toStrictEqual([]);
  });

  it('can\'t be changed where it is only shown', async () => {
    const { fields } = await mountFields({ mode: 'view' });
    const enabled = fields.findAll('input:enabled, textarea:enabled')
      .filter(({ element }) => !element.closest('fieldset[disabled], .checkbox-container.disabled, .naming-preview'));

    expect(enabled.map(({ element }) => element.closest('.field-frame')?.id ?? element.outerHTML)).toStrictEqual([]);
    expect(fields.findAll('.field-frame button')).toStrictEqual([]);
  });
});
