import type { MachineRegistration } from '../../types';
import { REGISTRATION_LABEL, registrationLabelValue } from '../labels';
import { refKey, registrationRef } from './reference';

/** How many machines came through each registration, by {@link refKey}. */
export type MachineCounts = ReadonlyMap<string, number>;

const LABEL = `metadata.labels[${ REGISTRATION_LABEL }]`;

/**
 * The fields that steve is to summarise, separated by a comma. The namespace is there to tell two answers apart: steve leaves
 * out a label that no machine has, but every machine has a namespace, so an answer without any summary is from a server that
 * can't summarise.
 */
export const SUMMARY_FIELDS = `${ LABEL },metadata.namespace`;

/** What steve answers to `summary` with `summarynamespaced`: machines per value of each field, and per namespace of these. */
export interface FieldSummary {
  /** All that were found. */
  count: number;
  /** Absent where no machine was found, and from servers that can't summarise. */
  summary?: { property: string; counts: Record<string, { total?: number; namespace?: Record<string, number> }> }[] | null;
}

/**
 * The count of each of these registrations, 0 where the server has none.
 *
 * @param answer to a question for {@link SUMMARY_FIELDS}
 * @returns undefined if the server did not summarise
 */
export function countsFromSummary(registrations: MachineRegistration[], { count, summary }: FieldSummary): MachineCounts | undefined {
  if (count > 0 && !summary?.length) {
    return undefined;
  }
  const byValue = new Map(Object.entries(summary?.find(({ property }) => property === LABEL)?.counts ?? {}));

  return new Map(registrations.map((registration) => {
    const ref = registrationRef(registration);
    const namespaces = new Map(Object.entries(byValue.get(registrationLabelValue(ref.name))?.namespace ?? {}));

    return [refKey(ref), namespaces.get(ref.namespace) ?? 0];
  }));
}
