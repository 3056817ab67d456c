import type { MachineInventory } from '../../types';
import { REGISTRATION_LABEL, registrationLabelValue } from '../labels';

/** Where the machines come from that somebody waits for. */
export interface ArrivalSource {
  /** Of the registration. */
  name: string;
  /** Of the registration, and so of its machines. */
  namespace: string;
  /** True if the registration stamps our label with its name; else any machine of the namespace may be one of its. */
  labelled: boolean;
}

/** What the server is asked for; nothing but the namespace tells machines apart that have no label. */
export function arrivalSelector({ name, labelled }: ArrivalSource): { matchLabels: Record<string, string> } | undefined {
  return labelled ? { matchLabels: { [REGISTRATION_LABEL]: registrationLabelValue(name) } } : undefined;
}

/** The same decision about one machine, for lists that the server can't filter. */
export function isFrom({ metadata }: MachineInventory, { name, namespace, labelled }: ArrivalSource): boolean {
  return metadata?.namespace === namespace && (!labelled || metadata.labels?.[REGISTRATION_LABEL] === registrationLabelValue(name));
}
