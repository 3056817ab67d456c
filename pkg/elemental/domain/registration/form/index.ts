import type { MachineRegistration } from '../../../types';
import { copy } from '../../copy';
import { isSame } from '../../equal';
import type { Field } from '../../form-field';
import { REGISTRATION_LABEL, registrationLabelValue } from '../../labels';
import { FIELDS, type RegistrationField, type RegistrationForm } from './fields';
import { isUnmanagedRegistration, writeHostType } from './host-type';
import { valueAt, writeAt } from '../../path';

export { fieldAt, FIELDS, type RegistrationField, type RegistrationForm } from './fields';
export { isUnmanagedRegistration, stampsOf } from './host-type';

/** The form's answers as they stand in a resource. */
export function registrationForm(resource: MachineRegistration): RegistrationForm {
  const answers = Object.entries(FIELDS).map(([field, { path, read }]) => [field, read(valueAt(resource, path))] as const);

  return { ...Object.fromEntries(answers), unmanaged: isUnmanagedRegistration(resource) } as RegistrationForm;
}

/**
 * The resource with the form's answers written into it. Only what differs from the resource's own answers is written, so
 * fields that the form doesn't show, and answers that nobody changed, are left as they were:
 * `withForm(r, registrationForm(r))` deep-equals `r`.
 *
 * Our labels and our annotation are stamped when the name or the host type changes, and taken back with the host type.
 */
export function withForm(resource: MachineRegistration, form: RegistrationForm): MachineRegistration {
  const out = copy(resource);
  const before = registrationForm(resource);
  const changed = (field: RegistrationField): boolean => !isSame(form[field], before[field]);

  for (const field of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    if (changed(field)) {
      writeField(out, field, form);
    }
  }
  if (changed('unmanaged')) {
    writeHostType(out, form.unmanaged);
  }
  if (changed('name') || changed('unmanaged')) {
    writeAt(out, ['spec', 'machineInventoryLabels', REGISTRATION_LABEL], form.name ? registrationLabelValue(form.name) : undefined);
  }

  return out;
}

function writeField(resource: MachineRegistration, field: keyof typeof FIELDS, form: RegistrationForm): void {
  // the field's own answer, which the compiler can't follow through the name
  const { path, write } = FIELDS[field] as Field<unknown>;

  writeAt(resource, path, copyOf(write(form[field], valueAt(resource, path))));
}

/** What is written must not be shared with the form, which goes on being edited. */
function copyOf(value: unknown): unknown {
  return value === undefined ? undefined : copy(value);
}
