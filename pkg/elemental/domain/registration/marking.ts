import type { MachineRegistration } from '../../types';
import type { PatchStep } from '../bulk/change';
import { stepsBetween } from '../json-patch';
import { registrationForm, withForm } from './form';

/**
 * The steps that make a registration say that its hosts are unmanaged, as the form would, and change nothing else of it; none
 * where it says so fully. Machines that are there get their marks when they register again.
 */
export function unmanagedSteps(registration: MachineRegistration): PatchStep[] {
  return stepsBetween(registration, withForm(registration, { ...registrationForm(registration), unmanaged: true }));
}
