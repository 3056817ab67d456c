import { lines } from '../../../../../test/support/problems';
import { authProblems, emulationProblems } from './identity';

function withIdentity(registration: object): { spec: object } {
  return { spec: { config: { elemental: { registration } } } };
}

function ofAuth(registration: object): string[] {
  return lines(authProblems(withIdentity(registration), {})).map((line) => line.replace('spec > config > elemental > registration > ', ''));
}

function ofEmulation(registration: object): string[] {
  return lines(emulationProblems(withIdentity(registration), {})).map((line) => line.replace('spec > config > elemental > registration > ', ''));
}

describe('authProblems', () => {
  it.each([undefined, null, 'tpm', 'mac', 'sys-uuid'])('takes %s', (auth) => {
    expect(ofAuth({ auth })).toStrictEqual([]);
  });

  it.each(['password', '', 'TPM'])('refuses %j', (auth) => {
    expect(ofAuth({ auth })).toStrictEqual(['error auth: auth.unsupported']);
  });

  it('warns of system UUIDs that hosts may not have', () => {
    expect(ofAuth({ 'auth': 'sys-uuid', 'no-smbios': true })).toStrictEqual(['warning auth: auth.sysUuidWithoutSmbios']);
    expect(ofAuth({ 'auth': 'mac', 'no-smbios': true })).toStrictEqual([]);
  });
});

describe('emulationProblems', () => {
  it.each([
    {},
    { 'emulate-tpm': true, 'emulated-tpm-seed': -1 },
    { 'emulate-tpm': true, 'emulated-tpm-seed': -1, 'auth': 'tpm' },
    { 'emulate-tpm': false, 'emulated-tpm-seed': 5, 'auth': 'mac' },
    { 'emulated-tpm-seed': 5 },
    { 'emulate-tpm': true, 'emulated-tpm-seed': 'x' },
    { 'emulate-tpm': true, 'emulated-tpm-seed': 1.5 },
    { 'emulate-tpm': true, 'auth': 'password' },
  ])('is content with %j', (registration) => {
    expect(ofEmulation(registration)).toStrictEqual([]);
  });

  it.each([
    [{ 'emulate-tpm': true }, 'emulated-tpm-seed: emulation.noSeed'],
    [{ 'emulate-tpm': true, 'emulated-tpm-seed': 0 }, 'emulated-tpm-seed: emulation.noSeed'],
    [{ 'emulate-tpm': true, 'emulated-tpm-seed': null }, 'emulated-tpm-seed: emulation.noSeed'],
    [{ 'emulate-tpm': true, 'emulated-tpm-seed': 7 }, 'emulated-tpm-seed: emulation.sharedSeed'],
    [{ 'emulate-tpm': true, 'emulated-tpm-seed': -5 }, 'emulated-tpm-seed: emulation.sharedSeed'],
    [{ 'emulate-tpm': true, 'auth': 'mac' }, 'emulate-tpm: emulation.onlyTpm'],
    [{ 'emulate-tpm': true, 'auth': 'sys-uuid', 'emulated-tpm-seed': 7 }, 'emulate-tpm: emulation.onlyTpm'],
  ])('warns of %j', (registration, problem) => {
    expect(ofEmulation(registration)).toStrictEqual([`warning ${ problem }`]);
  });
});
