import { editRegistration, editText, REGISTRATION } from '../../../test/support/components/yaml-forms';

describe('useYamlForm', () => {
  it('gives back the resource while nothing is typed, in both views', () => {
    const { show, result } = editRegistration();

    expect(result()).toStrictEqual(REGISTRATION);
    show('yaml');
    expect(result()).toStrictEqual(REGISTRATION);
    show('form');
    expect(result()).toStrictEqual(REGISTRATION);
  });

  it('shows what was typed into the form as YAML, without status and without what only servers write', () => {
    const { form, show, yaml } = editRegistration();

    form.unmanaged = true;
    show('yaml');
    expect(yaml.value).toContain('no-toolkit: true');
    expect(yaml.value).not.toMatch(/secret-token|resourceVersion|uid|links/);
  });

  it('shows what was typed as YAML in the form', () => {
    const { form, show, yaml } = editRegistration();

    show('yaml');
    yaml.value = yaml.value.replace('till', 'kiosk');
    show('form');
    expect(form.machineName).toBe('kiosk');
  });

  it('keeps comments and fields that the form does not know through any number of changes of view', () => {
    const { form, show, yaml, result } = editRegistration();

    show('yaml');
    yaml.value = yaml.value.replace('  token: kept', '  token: kept # as on the poster\n  labelPrefix: edge.example.com');
    show('form');
    form.description = 'Tills';
    show('yaml');
    expect(yaml.value).toContain('token: kept # as on the poster');
    show('form');
    expect(result()).toMatchObject({
      spec: { labelPrefix: 'edge.example.com' },
      metadata: { annotations: { 'field.cattle.io/description': 'Tills' } },
    });
  });

  it('stays in the YAML while that has a problem, and says which', () => {
    const { form, show, yaml, view, problems, isBlocked, result } = editRegistration();

    show('yaml');
    const good = yaml.value;

    yaml.value = `${ good }  broken: [`;
    expect(problems.value).toMatchObject([{ severity: 'error', message: { key: 'elemental.yaml.syntax' } }]);
    expect(isBlocked.value).toBe(true);
    expect(result()).toBeUndefined();
    show('form');
    expect(view.value).toBe('yaml');
    expect(form.machineName).toBe('till');

    yaml.value = good;
    expect(problems.value).toStrictEqual([]);
    expect(isBlocked.value).toBe(false);
    show('form');
    expect(view.value).toBe('form');
  });

  it('has no problem while the form is shown', () => {
    expect(editRegistration({}).problems.value).toStrictEqual([]);
  });

  it('does not touch the resource it was given', () => {
    const before = JSON.stringify(REGISTRATION);
    const { form, show } = editRegistration();

    form.machineLabels.site = 'berlin';
    form.unmanaged = true;
    show('yaml');
    expect(JSON.stringify(REGISTRATION)).toBe(before);
  });
});

describe('an answer that can be written in several ways', () => {
  it('stays as it was typed through changes of view that leave its value alone', () => {
    const { form, show, yaml } = editText({ a: 1 });

    form.text = '{  "a" : 2 }';
    show('yaml');
    yaml.value = yaml.value.replace('name: a', 'name: b');
    show('form');
    expect(form).toStrictEqual({ name: 'b', text: '{  "a" : 2 }' });
  });

  it('is written anew once its value is another one', () => {
    const { form, show, yaml } = editText({ a: 1 });

    form.text = '{  "a" : 2 }';
    show('yaml');
    yaml.value = yaml.value.replace('a: 2', 'a: 3');
    show('form');
    expect(form.text).toBe('{"a":3}');
  });

  it('counts as something that was typed', () => {
    const { form, isDirty } = editText({ a: 1 });

    expect(isDirty.value).toBe(false);
    form.text = '{ "a": 1 }';
    expect(isDirty.value).toBe(true);
  });
});
