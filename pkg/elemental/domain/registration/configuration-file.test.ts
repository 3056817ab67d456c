import { parse } from 'yaml';
import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { configurationFile, registrationPath } from './configuration-file';

const served = recording('02-registration-url/get.yaml') as Record<string, { url: string; body: string }>;

function recorded(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

/** The recorded certificates are cut, and what follows is not indented any more. */
function body(name: string): string {
  return (served[name]?.body ?? '').replace('\n-----END', '\n            -----END');
}

describe('configurationFile', () => {
  it('is what the server answers, for a managed registration', () => {
    expect(configurationFile(body('managed'), recorded('managed'))).toBe(body('managed'));
  });

  it('is that with no-toolkit, for an unmanaged one', () => {
    const before = parse(body('unmanaged')) as { elemental: { registration: object } };
    const after = parse(configurationFile(body('unmanaged'), recorded('unmanaged')) ?? '') as typeof before;

    expect(after).toStrictEqual({ elemental: { registration: { ...before.elemental.registration, 'no-toolkit': true } } });
    expect(configurationFile(body('unmanaged'), recorded('unmanaged'))).toContain('ca-cert: |\n');
  });

  it.each([
    '', '<!doctype html><title>Rancher</title>', 'elemental: {}', 'elemental:\n  registration: []', 'elemental:\n  registration: {url: 1}', 'a: [',
  ])('is nothing where the answer is %j', (text) => {
    expect(configurationFile(text, recorded('managed'))).toBeUndefined();
    expect(configurationFile(text, recorded('unmanaged'))).toBeUndefined();
  });
});

describe('registrationPath', () => {
  it('is the same on every name of Rancher', () => {
    expect(registrationPath('https://rancher.test:28443/elemental/registration/l6q9-tk')).toBe('/elemental/registration/l6q9-tk');
  });

  it.each(['', 'l6q9', 'https://rancher.test//evil.test/x', 'https://rancher.test/elemental/registration/', 'javascript:alert(1)',
    'https://rancher.test/elemental/registration/../../v3/token', '//evil.test/elemental/registration/a'])('is unknown for %j', (url) => {
    expect(registrationPath(url)).toBeUndefined();
  });
});
