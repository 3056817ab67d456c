import { randomInt } from 'node:crypto';

/** No vowels and no look-alikes: the letters and digits of every recorded random token. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const LENGTH = 54;

/** A registration token for a MachineRegistration without `spec.token`: 54 characters, about 256 random bits. */
export function randomToken(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
