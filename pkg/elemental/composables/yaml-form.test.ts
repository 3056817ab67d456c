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
    const { form, show, yaml, view, problem, result } = edit();

    show('yaml');
    const good = yaml.value;

    yaml.value = `${ good }  broken: [`;
    expect(problem.value).toMatchObject({ message: { key: 'elemental.yaml.syntax' } });
    expect(result()).toBeUndefined();
    show('form');
    expect(view.value).toBe('yaml');
    expect(form.machineName).toBe('till');

    yaml.value = good;
    expect(problem.value).toBeUndefined();
    show('form');
    expect(view.value).toBe('form');
  });

  it('has no problem while the form is shown', () => {
    expect(edit({}).problem.value).toBeUndefined();
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
