import type { RegistrationForm } from './index';

/** Derived from the host's system UUID. Without a seed, all hosts of the registration would be one (recordings 03-register/failures/f-seed-*). */
const SEED_PER_HOST = '-1';

/** What happens to the other answers when the emulation of a TPM is switched: it needs a seed that differs from host to host. */
export function withEmulation(form: RegistrationForm, emulateTpm: boolean): RegistrationForm {
  const { emulatedTpmSeed } = form;

  if (emulateTpm) {
    return { ...form, emulateTpm, emulatedTpmSeed: emulatedTpmSeed || SEED_PER_HOST };
  }

  return { ...form, emulateTpm, emulatedTpmSeed: emulatedTpmSeed === SEED_PER_HOST ? '' : emulatedTpmSeed };
}
