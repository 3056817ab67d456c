import type { RandomSource } from './variables';

/** For examples: always the same, so that what is shown stays as it is while somebody types elsewhere. */
export const EXAMPLE_RANDOM: RandomSource = { uuid: () => '8f14e45f-ceea-467f-a0e6-1b1d3c9d2b57', below: (limit) => Math.floor(limit * 0.62) };
