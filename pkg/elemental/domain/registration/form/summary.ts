import { isSame } from '../../equal';
import { maskedToken } from '../secret';
import { isManagedOnly } from './ignored';
import { registrationForm, type RegistrationField, type RegistrationForm } from './index';
import { tabOf, visibleTabs, type RegistrationTab } from './tabs';

/** An answer in words, or yes and no. */
export interface Answer {
  field: RegistrationField;
  value: string | boolean;
}

/** Shown even where nobody has chosen: what they are by default matters to every host. */
const ALWAYS: readonly RegistrationField[] = ['machineName', 'auth', 'resetEnabled'];

/**
 * A registration's settings to be read, by tab: those that differ from a new one's, and what matters anyway. Tabs without
 * any are left out, and so is what the registration's hosts ignore. The token is masked.
 */
export function configurationSummary(form: RegistrationForm): { tab: RegistrationTab; answers: Answer[] }[] {
  const untouched = registrationForm({});
  const shown = (Object.keys(form) as RegistrationField[])
    .filter((field) => ALWAYS.includes(field) || !isSame(form[field], untouched[field]))
    .filter((field) => isFollowed(field, form));
  const answersOf = (tab: RegistrationTab): Answer[] => shown
    .filter((field) => tabOf(field) === tab)
    .map((field) => ({ field, value: inWords(field, form) }));

  return visibleTabs(form.unmanaged, (field) => shown.includes(field)).map((tab) => ({ tab, answers: answersOf(tab) }));
}

/** Unmanaged hosts ignore some of the settings. */
function isFollowed(field: RegistrationField, { unmanaged }: RegistrationForm): boolean {
  return !(unmanaged && isManagedOnly(field));
}

function inWords(field: RegistrationField, form: RegistrationForm): string | boolean {
  const value = form[field];

  if (field === 'token') {
    return maskedToken(form.token);
  }

  return typeof value === 'string' || typeof value === 'boolean' ? value : lines(value).join('\n');
}

function lines(value: object): string[] {
  return Array.isArray(value) ? value.map((one) => words(one)) : Object.entries(value).map(([key, one]) => `${ key }=${ words(one) }`);
}

/** One thing of a list, its parts side by side: `Size Gt 100Gi`. */
function words(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).flat().join(' ') : String(value);
}
