import type { VueWrapper } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import { mountInShell, routerAt } from '../../../../../test/support/components/mount';
import { recording } from '../../../../../test/support/recordings';
import { machineForm, withMachineForm, type MachineForm } from '../../../domain/inventory/form';
import type { MachineInventory } from '../../../types';
import MachineFields from './MachineFields.vue';

const MANAGED = recording('03-register/edge-06.inventory.yaml') as MachineInventory;
const PREFIXED = recording('03-register/edge-03.inventory.yaml') as MachineInventory;

interface Mounted {
  form: MachineForm;
  fields: VueWrapper;
}

async function mountFields(machine = MANAGED, props: Record<string, unknown> = {}): Promise<Mounted> {
  const form = reactive(machineForm(machine));
  const fields = mountInShell(MachineFields, { modelValue: form, mode: 'edit', problems: {}, machine, ...props }, { router: await routerAt('/') });

  await nextTick();

  return { form, fields };
}

describe('MachineFields', () => {
  it('holds what is typed', async () => {
    const { form, fields } = await mountFields();

    await fields.get('#field-description input').setValue('Till 7');
    await fields.get('input[aria-label="Somebody else"]').setValue();
    await fields.get('#field-resetTrigger [role=checkbox]').trigger('click');
    expect(form).toMatchObject({ description: 'Till 7', unmanaged: true, resetTrigger: false });
  });

  it('holds a label that was typed a moment ago as soon as it is asked, and every value as it was', async () => {
    const note = ' two lines\n\tand spaces ';
    const { form, fields } = await mountFields({ metadata: { labels: { site: 'berlin' }, annotations: { note } } });

    await fields.get('#field-labels .kv-item.value textarea').setValue('lyon');
    (fields.vm as unknown as { flush: () => void }).flush();
    expect(form).toMatchObject({ labels: { site: 'lyon' }, annotations: { note } });
  });

  it('shows what it leaves alone with its meaning, as text', async () => {
    const annotations = { 'elemental.cattle.io/os.name': '&lt;img src=x&gt;', 'elemental.cattle.io/other': 'x'.repeat(300) };
    const { fields } = await mountFields({ metadata: { labels: { 'ui.elemental.cattle.io/registration': 'shops' }, annotations } });
    const [labels, others] = fields.findAll('details');

    expect(labels?.text()).toContain('ui.elemental.cattle.io/registration');
    expect(labels?.text()).toMatch(/This extension\.\s*The registration endpoint that the machine came through\./);
    expect(others?.text()).toContain('<img src=x>');
    expect(others?.text()).toContain('The host.');
    expect(others?.find('img').exists()).toBe(false);
    expect(others?.text()).toContain(`${ 'x'.repeat(200) }…`);
    expect(others?.text()).not.toContain('x'.repeat(201));
    expect(fields.find('#field-labels .kv-item').exists()).toBe(false);
  });

  it('says what the trigger changes for this host type, as it is typed', async () => {
    const { fields } = await mountFields();

    expect(fields.text()).toContain('the operating system of the host is reset and the host restarts');
    await fields.setProps({ machine: withMachineForm(MANAGED, { ...machineForm(MANAGED), unmanaged: true }) });
    expect(fields.text()).toContain('writes the file /var/lib/elemental/.unmanaged_reset');
    expect((await mountFields(PREFIXED)).fields.text()).toContain('marked as unmanaged, but not where the reset looks');
  });

  it('warns of a trigger that no agent would take, while it is on', async () => {
    const { form, fields } = await mountFields();

    expect(fields.text()).toContain('No agent on the host has reported yet.');
    form.resetTrigger = false;
    await nextTick();
    expect(fields.text()).not.toContain('No agent on the host has reported yet.');
    const reported = { ...MANAGED, status: { plan: { state: 'Applied' as const } } };

    expect((await mountFields(reported)).fields.text()).not.toContain('No agent on the host has reported yet.');
  });

  it('says what turning it off does to a machine that waits for its reset', async () => {
    const waiting = { ...MANAGED, metadata: { ...MANAGED.metadata, deletionTimestamp: '2026-11-22T11:13:09Z' } };

    expect((await mountFields(waiting)).fields.text()).toContain('deleted already and waits for its reset');
    expect((await mountFields()).fields.text()).not.toContain('deleted already and waits for its reset');
  });

  it('says at the field what is wrong, and leads there', async () => {
    const { fields } = await mountFields(MANAGED, { problems: { labels: [{ severity: 'error', message: { key: 'elemental.yaml.notAMap' } }] } });
    const { goTo } = fields.vm as unknown as { goTo: (field: string) => void };

    Element.prototype.scrollIntoView = jest.fn();
    expect(fields.get('#field-labels').text()).toContain('The text must hold one Kubernetes object');
    goTo('description');
    expect(document.activeElement?.closest('.field-frame')?.id).toBe('field-description');
    goTo('unmanaged');
    expect(document.activeElement?.closest('fieldset')?.id).toBe('host-type');
  });

  it('can\'t be changed where it is only shown', async () => {
    const { fields } = await mountFields({ metadata: { labels: { site: 'berlin' } } }, { mode: 'view' });
    const enabled = fields.findAll('input:enabled, textarea:enabled')
      .filter(({ element }) => !element.closest('fieldset[disabled], .checkbox-container.disabled'));

    expect(enabled.map(({ element }) => element.outerHTML)).toStrictEqual([]);
    expect(fields.findAll('.field-frame button').filter((button) => button.attributes('disabled') === undefined)).toStrictEqual([]);
  });
});
