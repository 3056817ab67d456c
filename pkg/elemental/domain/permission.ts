import type { Message } from './message';

/** Whether something may be done, and if not, why not and what helps. */
export type Permission = { allowed: true } | { allowed: false; reason: Message };
