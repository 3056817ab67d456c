import { randomInt, randomUUID } from 'node:crypto';
import type { RandomSource } from '../../pkg/elemental/domain/templates/variables';

/** This machine's random numbers, for names and for `${Random/…}` in templates. */
export const SYSTEM_RANDOM: RandomSource = { uuid: () => randomUUID(), below: (limit) => randomInt(limit) };
