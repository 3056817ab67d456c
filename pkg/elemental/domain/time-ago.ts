import type { Message } from './message';

/** In seconds, the longest first. */
const UNITS = [['days', 86_400], ['hours', 3_600], ['minutes', 60], ['seconds', 1]] as const;

/**
 * How long ago something was, in its largest whole unit. What lies ahead, as by a clock that is slow, was just now.
 *
 * @param moment RFC 3339
 * @param now in milliseconds since 1970, as `Date.now()` has it
 */
export function timeAgo(moment: string, now: number): Message {
  const seconds = Math.floor((now - Date.parse(moment)) / 1000);
  const [unit, length] = UNITS.find(([, one]) => seconds >= one) ?? ['now', 1];

  return unit === 'now' ? { key: 'elemental.timeAgo.now' } : { key: `elemental.timeAgo.${ unit }`, args: { count: Math.floor(seconds / length) } };
}
