import { editRegistration, REGISTRATION } from '../../../test/support/components/yaml-forms';
import { withEditable } from '../domain/editable';

describe('isDirty', () => {
  it('knows what was typed into the form, and when it was taken back', () => {
    const { form, isDirty } = editRegistration();

    expect(isDirty.value).toBe(false);
    form.machineName = 'kiosk';
    expect(isDirty.value).toBe(true);
    form.machineName = 'till';
    expect(isDirty.value).toBe(false);
    form.machineLabels.site = 'berlin';
    expect(isDirty.value).toBe(true);
  });

  it('knows what was typed as YAML, also while it can\'t be used, and after a change of view', () => {
    const { show, yaml, isDirty } = editRegistration();

    show('yaml');
    expect(isDirty.value).toBe(false);
    const before = yaml.value;

    yaml.value = `${ before }broken: [`;
    expect(isDirty.value).toBe(true);
    yaml.value = before;
    expect(isDirty.value).toBe(false);
    yaml.value = before.replace('  token: kept', '  token: kept\n  labelPrefix: edge.example.com');
    expect(isDirty.value).toBe(true);
    show('form');
    expect(isDirty.value).toBe(true);
  });

  it('is about the resource, not about comments, which are not saved', () => {
    const { show, yaml, isDirty } = editRegistration();

    show('yaml');
    yaml.value = `# ours\n${ yaml.value }`;
    expect(isDirty.value).toBe(false);
  });
});

describe('what was captured', () => {
  it.each(['form', 'yaml'] as const)('is restored, seen as %s', (view) => {
    const before = editRegistration();

    before.show('yaml');
    before.yaml.value = before.yaml.value.replace('till', 'kiosk # ours');
    before.show('form');
    before.form.description = 'Tills';
    before.show(view);
    const state = before.capture();
    const after = editRegistration();

    after.restore(REGISTRATION, state);
    expect(after.isDirty.value).toBe(true);
    expect(after.view.value).toBe(view);
    expect(after.result()).toStrictEqual(before.result());
    expect(after.form).toStrictEqual(before.form);
    after.show('yaml');
    expect(after.yaml.value).toContain('kiosk # ours');
  });

  it('holds YAML that can\'t be used as well', () => {
    const before = editRegistration();

    before.form.machineName = 'kiosk';
    before.show('yaml');
    before.yaml.value += 'broken: [';
    const after = editRegistration();

    after.restore(REGISTRATION, before.capture());
    expect(after.yaml.value).toBe(before.yaml.value);
    expect(after.isBlocked.value).toBe(true);
    expect(after.isDirty.value).toBe(true);
    after.yaml.value = after.yaml.value.replace('broken: [', '');
    expect(after.result()).toMatchObject({ spec: { machineName: 'kiosk' } });
  });

  it('does not change with what is typed later', () => {
    const { form, capture } = editRegistration();
    const state = capture();

    form.machineLabels.site = 'berlin';
    expect(state.form.machineLabels).toStrictEqual({});
    expect(withEditable(REGISTRATION, state.edited)).toStrictEqual(REGISTRATION);
  });
});
