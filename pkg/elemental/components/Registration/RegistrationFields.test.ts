import type { VueWrapper } from '@vue/test-utils';
import { reactive } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import type { RegistrationForm } from '../../domain/registration/form';
import RegistrationFields from './RegistrationFields.vue';

const EMPTY: RegistrationForm = { name: '', description: '', unmanaged: false, machineName: '', machineLabels: {} };

function mountFields(mode = 'create', nameFixed = false): { form: RegistrationForm; fields: VueWrapper } {
  const form = reactive({ ...EMPTY, machineLabels: { site: 'berlin' } });

  return { form, fields: mountInShell(RegistrationFields, { modelValue: form, mode, nameFixed }) };
}

describe('RegistrationFields', () => {
  it('holds what is typed', async () => {
    const { form, fields } = mountFields();
    const [name, description, machineName] = fields.findAll('.labeled-input input');

    await name?.setValue('berlin');
    await description?.setValue('in Berlin');
    await machineName?.setValue('edge-1');
    await fields.get('input[aria-label="Somebody else"]').setValue();
    expect(form).toMatchObject({ name: 'berlin', description: 'in Berlin', machineName: 'edge-1', unmanaged: true });
  });

  it('holds a label that was typed a moment ago as soon as it is asked', async () => {
    const { form, fields } = mountFields();

    await fields.get('.kv-item.value textarea, .kv-item.value input').setValue('lyon');
    expect(form.machineLabels).toStrictEqual({ site: 'berlin' });

    (fields.vm as unknown as { flush: () => void }).flush();
    expect(form.machineLabels).toStrictEqual({ site: 'lyon' });
  });

  it('keeps the name of a resource that exists', () => {
    expect(mountFields('edit', true).fields.get('.labeled-input input').attributes('disabled')).toBeDefined();
    expect(mountFields().fields.get('.labeled-input input').attributes('disabled')).toBeUndefined();
  });

  it('can\'t be changed where it is only shown', () => {
    const { fields } = mountFields('view');

    expect(fields.findAll('input:enabled, textarea:enabled').filter(({ element }) => !element.closest('fieldset[disabled]'))).toStrictEqual([]);
    expect(fields.findAll('button')).toStrictEqual([]);
  });
});
