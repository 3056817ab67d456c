import type { MachineInventory } from '../../types';
import { hostFacts } from '../inventory/host-facts';
import { isUnmanaged } from '../inventory/ownership';
import { REGISTRATION_LABEL } from '../labels';
import { refQuery } from '../registration/reference';
import { cut } from './tally';

/** What the fleet is counted by; labels are beside it, because their keys are the fleet's own. */
export const DIMENSIONS = ['hostType', 'osName', 'operatingSystem', 'clientVersion', 'auth', 'registration'] as const;
export type Dimension = typeof DIMENSIONS[number];

/** Some machines of the fleet: those with one value of a dimension, of a label, or with the same identity. */
export type Choice = { by: Dimension | 'identityHash'; value: string } | { by: 'label'; key: string; value: string };

/**
 * What a machine is counted as; an empty text where it says nothing. The host type is `managed` or `unmanaged`, and the
 * registration is written as in an address, see {@link refQuery}.
 */
export function valueOf(machine: MachineInventory, by: Dimension | 'identityHash'): string {
  switch (by) {
    case 'hostType': return isUnmanaged(machine) ? 'unmanaged' : 'managed';
    case 'registration': return registrationOf(machine);
    case 'osName':
    case 'operatingSystem':
    case 'clientVersion':
    case 'auth':
    case 'identityHash': return cut(hostFacts(machine)[by]);
  }
}

/** True if the machine is one of those. */
export function isChosen(machine: MachineInventory, choice: Choice): boolean {
  return choice.by === 'label'
    ? machine.metadata?.labels?.[choice.key] === choice.value
    : valueOf(machine, choice.by) === choice.value;
}

function registrationOf({ metadata }: MachineInventory): string {
  const { namespace = '', labels } = metadata ?? {};
  const name = labels?.[REGISTRATION_LABEL];

  return name ? refQuery({ namespace, name }) : '';
}
