import { withEditable } from '../domain/editable';
import { API_VERSION, type MachineRegistration } from '../types';
import { registrationForm, withForm, type RegistrationForm } from '../domain/registration/form';
import { registrationShape } from '../domain/registration/shape';
import { useYamlForm, type YamlForm } from './yaml-form';

const REGISTRATION: MachineRegistration & { links: object } = {
  links: { self: 'x' },
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  metadata: { name: 'shops', namespace: 'fleet-default', uid: '1', resourceVersion: '7' },
  spec: { machineName: 'till', token: 'kept' },
  status: { registrationToken: 'secret-token' },
};

function edit(resource: MachineRegistration = REGISTRATION): YamlForm<MachineRegistration, RegistrationForm> {
  return useYamlForm(resource, { shape: registrationShape(resource), toForm: registrationForm, withForm });
}

describe('useYamlForm', () => {
  it('gives back the resource while nothing is typed, in both views', () => {
    const { show, result } = edit();

    expect(result()).toStrictEqual(REGISTRATION);
    show('yaml');
    expect(result()).toStrictEqual(REGISTRATION);
    show('form');
    expect(result()).toStrictEqual(REGISTRATION);
  });

  it('shows what was typed into the form as YAML, without status and without what only servers write', () => {
    const { form, show, yaml } = edit();

    form.unmanaged = true;
    show('yaml');
    expect(yaml.value).toContain('no-toolkit: true');
    expect(yaml.value).not.toMatch(/secret-token|resourceVersion|uid|links/);
  });

  it('shows what was typed as YAML in the form', () => {
    const { form, show, yaml } = edit();

    show('yaml');
    yaml.value = yaml.value.replace('till', 'kiosk');
    show('form');
    expect(form.machineName).toBe('kiosk');
  });

  it('keeps comments and fields that the form does not know through any number of changes of view', () => {
    const { form, show, yaml, result } = edit();

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
    const { form, show, yaml, view, problems, isBlocked, result } = edit();

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
    expect(edit({}).problems.value).toStrictEqual([]);
  });

  it('does not touch the resource it was given', () => {
    const before = JSON.stringify(REGISTRATION);
    const { form, show } = edit();

    form.machineLabels.site = 'berlin';
    form.unmanaged = true;
    show('yaml');
    expect(JSON.stringify(REGISTRATION)).toBe(before);
  });
});

/** A form with a text that holds YAML, as it is for a cloud-config. */
interface TextForm {
  name: string;
  text: string;
}

type TextResource = MachineRegistration & { spec: { text?: unknown } };

function editText(text: unknown): YamlForm<TextResource, TextForm> {
  return useYamlForm<TextResource, TextForm>({ apiVersion: 'v1', kind: 'X', metadata: { name: 'a' }, spec: { text } }, {
    shape: { apiVersion: 'v1', kind: 'X', maps: [] },
    toForm: ({ metadata, spec }) => ({ name: metadata?.name ?? '', text: typeof spec.text === 'string' ? spec.text : JSON.stringify(spec.text) }),
    withForm: (resource, { name, text: typed }) => ({ ...resource, metadata: { ...resource.metadata, name }, spec: { text: valueOf(typed) } }),
  });
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

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

describe('isDirty', () => {
  it('knows what was typed into the form, and when it was taken back', () => {
    const { form, isDirty } = edit();

    expect(isDirty.value).toBe(false);
    form.machineName = 'kiosk';
    expect(isDirty.value).toBe(true);
    form.machineName = 'till';
    expect(isDirty.value).toBe(false);
    form.machineLabels.site = 'berlin';
    expect(isDirty.value).toBe(true);
  });

  it('knows what was typed as YAML, also while it can\'t be used, and after a change of view', () => {
    const { show, yaml, isDirty } = edit();

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
    const { show, yaml, isDirty } = edit();

    show('yaml');
    yaml.value = `# ours\n${ yaml.value }`;
    expect(isDirty.value).toBe(false);
  });
});

describe('what is to be said about the resource as YAML', () => {
  const check = ({ spec }: MachineRegistration) => spec?.machineName === 'till'
    ? [{ path: ['spec', 'machineName'], severity: 'warning' as const, message: { key: 'elemental.yaml.notAMap' } }]
    : [{ path: ['spec', 'labelPrefix'], severity: 'error' as const, message: { key: 'elemental.yaml.fixed' } }];

  function checked(): YamlForm<MachineRegistration, RegistrationForm> {
    return useYamlForm(REGISTRATION, { shape: registrationShape(REGISTRATION), toForm: registrationForm, withForm, check });
  }

  it('has its place; an error keeps it from being saved, and from nothing else', () => {
    const { show, yaml, view, problems, isBlocked } = checked();

    show('yaml');
    expect(problems.value).toStrictEqual([{ line: 7, column: 3, severity: 'warning', message: { key: 'elemental.yaml.notAMap' } }]);
    expect(isBlocked.value).toBe(false);
    yaml.value = yaml.value.replace('till', 'kiosk');
    expect(problems.value).toMatchObject([{ line: 6, column: 1, severity: 'error' }]);
    expect(isBlocked.value).toBe(true);
    show('form');
    expect(view.value).toBe('form');
  });

  it('is said at the fields while the form is shown', () => {
    const { form, problems } = checked();

    form.machineName = 'kiosk';
    expect(problems.value).toStrictEqual([]);
  });
});

describe('a newer resource from the server', () => {
  const NEWER: MachineRegistration = {
    ...REGISTRATION,
    metadata: { ...REGISTRATION.metadata, resourceVersion: '8', labels: { theirs: 'x' } },
  };

  it('is gone on with: its version is saved, and its values are no changes any more', () => {
    const { form, rebase, base, result, isDirty } = edit();

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
    const { form, show, yaml, rebase } = edit();

    show('yaml');
    yaml.value = yaml.value.replace('machineName: till', 'machineName: kiosk # ours');
    rebase(NEWER, { ...NEWER, spec: { ...NEWER.spec, machineName: 'kiosk' } });
    expect(yaml.value).toContain('machineName: kiosk # ours');
    expect(yaml.value).toContain('theirs: x');
    show('form');
    expect(form.machineName).toBe('kiosk');
  });
});

describe('what was captured', () => {
  it.each(['form', 'yaml'] as const)('is restored, seen as %s', (view) => {
    const before = edit();

    before.show('yaml');
    before.yaml.value = before.yaml.value.replace('till', 'kiosk # ours');
    before.show('form');
    before.form.description = 'Tills';
    before.show(view);
    const state = before.capture();
    const after = edit();

    after.restore(REGISTRATION, state);
    expect(after.isDirty.value).toBe(true);
    expect(after.view.value).toBe(view);
    expect(after.result()).toStrictEqual(before.result());
    expect(after.form).toStrictEqual(before.form);
    after.show('yaml');
    expect(after.yaml.value).toContain('kiosk # ours');
  });

  it('holds YAML that can\'t be used as well', () => {
    const before = edit();

    before.form.machineName = 'kiosk';
    before.show('yaml');
    before.yaml.value += 'broken: [';
    const after = edit();

    after.restore(REGISTRATION, before.capture());
    expect(after.yaml.value).toBe(before.yaml.value);
    expect(after.isBlocked.value).toBe(true);
    expect(after.isDirty.value).toBe(true);
    after.yaml.value = after.yaml.value.replace('broken: [', '');
    expect(after.result()).toMatchObject({ spec: { machineName: 'kiosk' } });
  });

  it('does not change with what is typed later', () => {
    const { form, capture } = edit();
    const state = capture();

    form.machineLabels.site = 'berlin';
    expect(state.form.machineLabels).toStrictEqual({});
    expect(withEditable(REGISTRATION, state.edited)).toStrictEqual(REGISTRATION);
  });
});
