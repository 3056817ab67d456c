import { editRegistration, editText, REGISTRATION } from '../../../test/support/components/yaml-forms';
import type { MachineRegistration } from '../types';

describe('a newer resource from the server', () => {
  const NEWER: MachineRegistration = {
    ...REGISTRATION,
    metadata: { ...REGISTRATION.metadata, resourceVersion: '8', labels: { theirs: 'x' } },
  };

  it('is gone on with: its version is saved, and its values are no changes any more', () => {
    const { form, rebase, base, result, isDirty } = editRegistration();

    rebase(NEWER, NEWER);
    expect(base()).toStrictEqual(NEWER);
    expect(result()).toStrictEqual(NEWER);
    expect(isDirty.value).toBe(false);
    form.machineName = 'kiosk';
    expect(result()?.metadata?.resourceVersion).toBe('8');
  });

  it('shows in the form what the merge has made of the answers, and keeps the layout of the others', () => {
    const { form, rebase, isDirty } = editText({ a: 1 });

    form.text = '{ "a":  2 }';
    const theirs = { apiVersion: 'v1', kind: 'X', metadata: { name: 'theirs' } };

    rebase({ ...theirs, spec: { text: { a: 1 } } }, { ...theirs, spec: { text: { a: 2 } } });
    expect(form).toStrictEqual({ name: 'theirs', text: '{ "a":  2 }' });
    expect(isDirty.value).toBe(true);
  });

  it('shows in the YAML what the merge has made of it, and keeps its comments', () => {
    const { form, show, yaml, rebase } = editRegistration();

    show('yaml');
    yaml.value = yaml.value.replace('machineName: till', 'machineName: kiosk # ours');
    rebase(NEWER, { ...NEWER, spec: { ...NEWER.spec, machineName: 'kiosk' } });
    expect(yaml.value).toContain('machineName: kiosk # ours');
    expect(yaml.value).toContain('theirs: x');
    show('form');
    expect(form.machineName).toBe('kiosk');
  });
});
