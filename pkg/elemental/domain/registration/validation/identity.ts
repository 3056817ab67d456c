import { givenAt, isSetAt, textAt } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { IDENTITY } from './paths';
import type { Rule } from './rule';

const AUTH = [...IDENTITY, 'auth'] as const;
const EMULATE = [...IDENTITY, 'emulate-tpm'] as const;
const SEED = [...IDENTITY, 'emulated-tpm-seed'] as const;

const TPM = 'tpm';
const SYSTEM_UUID = 'sys-uuid';
const METHODS = [TPM, 'mac', SYSTEM_UUID];

/**
 * The one seed that gives each host an identity of its own. Every other one, negative or not, is the identity of all hosts
 * (operator: pkg/tpm/register.go `GetTPMSeed`).
 */
const SEED_OF_ITS_OWN = -1;

/**
 * How hosts prove who they are. The API server takes any text; the client refuses what it doesn't know, also the empty one
 * (recording 03-register/failures).
 */
export const authProblems: Rule = (registration) => {
  const auth = textAt(registration, AUTH);

  if (auth !== undefined && !METHODS.includes(auth)) {
    return [errorAt(AUTH, 'elemental.registration.problem.auth.unsupported', { auth, allowed: METHODS.join(', ') })];
  }

  // without SMBIOS data the UUID reads "unknown" (recording 03-register/failures/f-uuid-none)
  return auth === SYSTEM_UUID && isSetAt(registration, [...IDENTITY, 'no-smbios'])
    ? [warningAt(AUTH, 'elemental.registration.problem.auth.sysUuidWithoutSmbios')]
    : [];
};

/** An emulated TPM, and the seed of which it is made (recordings 03-register/failures/f-seed-unset-1 and -2). */
export const emulationProblems: Rule = (registration): Problem[] => {
  const auth = textAt(registration, AUTH) ?? TPM;

  if (!isSetAt(registration, EMULATE) || !METHODS.includes(auth)) {
    return [];
  }
  if (auth !== TPM) {
    return [warningAt(EMULATE, 'elemental.registration.problem.emulation.onlyTpm', { auth })];
  }
  const seed = givenAt(registration, SEED) ?? 0;

  if (typeof seed !== 'number' || !Number.isSafeInteger(seed) || seed === SEED_OF_ITS_OWN) {
    return [];
  }

  return [seed === 0
    ? warningAt(SEED, 'elemental.registration.problem.emulation.noSeed', { recommended: SEED_OF_ITS_OWN })
    : warningAt(SEED, 'elemental.registration.problem.emulation.sharedSeed', { seed: String(seed), recommended: SEED_OF_ITS_OWN })];
};
