import type { MachineRegistration } from '../../../types';
import type { Problem } from '../../problem';

/** What a rule may know besides the registration itself. */
export interface ValidationContext {
  /** Registrations of all namespaces; a token is unique among them. The one that is looked at may be one of them. */
  others?: readonly MachineRegistration[];
}

/** Looks for one kind of mistake. The resource may have any shape: it may come from YAML. */
export type Rule = (registration: MachineRegistration, context: ValidationContext) => Problem[];
