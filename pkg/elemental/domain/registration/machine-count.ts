import type { MachineRegistration } from '../../types';
import { registrationLabelValue } from '../labels';
import { refKey, registrationRef } from './reference';

/** How many machines came through each registration, by {@link refKey}. */
export type MachineCounts = ReadonlyMap<string, number>;

/** What steve answers to a `summary` of a label with `summarynamespaced`: machines per value and namespace. */
export interface LabelSummary {
  /** All that were found. */
  count: number;
  /** Absent where nothing was found, and from servers that can't summarise. */
  summary?: { property: string; counts: Record<string, { namespace?: Record<string, number> }> }[] | null;
}

/**
 * The count of each of these registrations, 0 where the server has none.
 *
 * @returns undefined if the server did not summarise
 */
export function countsFromSummary(registrations: MachineRegistration[], { count, summary }: LabelSummary): MachineCounts | undefined {
  if (count > 0 && !summary?.length) {
    return undefined;
  }
  const byValue = new Map(Object.entries(summary?.[0]?.counts ?? {}));

  return new Map(registrations.map((registration) => {
    const ref = registrationRef(registration);
    const namespaces = new Map(Object.entries(byValue.get(registrationLabelValue(ref.name))?.namespace ?? {}));

    return [refKey(ref), namespaces.get(ref.namespace) ?? 0];
  }));
}
