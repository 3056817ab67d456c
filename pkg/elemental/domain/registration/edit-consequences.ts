import type { MachineRegistration } from '../../types';
import { warningsFirst } from '../consequence';
import type { RegistrationConsequence } from './consequence';
import { RULES_ABOUT_HOSTS, RULES_ABOUT_MACHINES } from './edit-rules';
import { mayHaveMachines, type MachineCount } from './counted-machines';

/**
 * What follows from saving a registration, beyond what a person has just typed. In no case does the operator touch machines
 * that are there: what a registration says reaches them when their hosts register again (recording 03-register/again), and
 * some of it never.
 *
 * @param before the registration as the server has it
 * @param machines undefined where they couldn't be counted
 */
export function editConsequences(
  before: MachineRegistration, after: MachineRegistration, machines: MachineCount | undefined,
): RegistrationConsequence[] {
  const rules = mayHaveMachines(machines) ? [...RULES_ABOUT_HOSTS, ...RULES_ABOUT_MACHINES] : RULES_ABOUT_HOSTS;

  return warningsFirst(rules.flatMap((rule) => rule(before, after) ?? []));
}
