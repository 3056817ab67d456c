import { editRegistration, REGISTRATION } from '../../../test/support/components/yaml-forms';
import type { MachineRegistration } from '../types';

describe('what is to be said about the resource as YAML', () => {
  const check = ({ spec }: MachineRegistration) => spec?.machineName === 'till'
    ? [{ path: ['spec', 'machineName'], severity: 'warning' as const, message: { key: 'elemental.yaml.notAMap' } }]
    : [{ path: ['spec', 'labelPrefix'], severity: 'error' as const, message: { key: 'elemental.yaml.fixed' } }];

  it('has its place; an error keeps it from being saved, and from nothing else', () => {
    const { show, yaml, view, problems, isBlocked } = editRegistration(REGISTRATION, check);

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
    const { form, problems } = editRegistration(REGISTRATION, check);

    form.machineName = 'kiosk';
    expect(problems.value).toStrictEqual([]);
  });
});
