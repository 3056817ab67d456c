import { EMPTY_PLAN, managedResetPlan, planChecksum } from '../../../local-rancher/elemental-operator/plans';

/** What the server chooses anew each time, and what it keeps for itself. */
const DROPPED = new Set(['uid', 'resourceVersion', 'managedFields']);

/** Checksums that mean something: all others depend on the moment. */
const MEANT_HASHES = new Set([EMPTY_PLAN, managedResetPlan({ resetNetwork: false })].map(planChecksum));

const PATTERNS: [RegExp, string | ((match: string) => string)][] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/\b[0-9a-f]{64}\b/g, (hash) => MEANT_HASHES.has(hash) ? hash : '<hash>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[bcdfghjklmnpqrstvwxz2456789]{54}\b/g, '<token>'],
];

/**
 * A copy of what an API server or a recording says without what is different each time: `uid`, `resourceVersion` and
 * `managedFields` are left out; moments, random tokens, UUIDs and hashes become `<time>`, `<token>`, `<uuid>`, `<hash>`.
 * `names` replaces what one test chose, e.g. its namespace, wherever it stands in a text or key.
 */
export function normalise(value: unknown, names: Record<string, string> = {}): unknown {
  if (typeof value === 'string') {
    return normalisedText(value, names);
  }
  if (Array.isArray(value)) {
    return value.map((item) => normalise(item, names));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }

  return Object.fromEntries(Object.entries(value)
    .filter(([key, child]) => !DROPPED.has(key) && child !== undefined)
    .map(([key, child]) => [normalisedText(key, names), normalise(child, names)]));
}

function normalisedText(text: string, names: Record<string, string>): string {
  const named = Object.entries(names).reduce((result, [name, replacement]) => result.replaceAll(name, replacement), text);

  return PATTERNS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement as string), named);
}
