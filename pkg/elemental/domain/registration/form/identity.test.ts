import { registrationForm } from '.';
import { withEmulation } from './identity';

const form = registrationForm({});

describe('switching the emulation of a TPM', () => {
  it('chooses a seed that differs from host to host, and takes it back', () => {
    const emulated = withEmulation(form, true);

    expect(emulated).toStrictEqual({ ...form, emulateTpm: true, emulatedTpmSeed: '-1' });
    expect(withEmulation(emulated, false)).toStrictEqual(form);
  });

  it('leaves a seed alone that somebody chose', () => {
    const chosen = { ...form, emulatedTpmSeed: '7' };

    expect(withEmulation(chosen, true).emulatedTpmSeed).toBe('7');
    expect(withEmulation({ ...chosen, emulateTpm: true }, false).emulatedTpmSeed).toBe('7');
  });
});
