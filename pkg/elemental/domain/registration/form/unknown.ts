import { isSame } from '../../equal';
import { versionThatBrought } from '../../operator/brought';
import { FIELDS } from './fields';
import { isManagedOnly } from './ignored';
import { registrationForm, type RegistrationField, type RegistrationForm } from './index';

/** Settings that the operator of this Rancher is too old for. */
export interface MissingSettings {
  /** The operator's version that is new enough, e.g. `1.7.0`. */
  version: string;
  fields: RegistrationField[];
}

type IsShown = (field: RegistrationField) => boolean;

/**
 * What the form leaves out because the operator doesn't know it, by the version that does, oldest first; of settings that the hosts
 * have a use for. The host type isn't among them: it says so itself.
 */
export function missingSettings({ unmanaged }: RegistrationForm, isShown: IsShown): MissingSettings[] {
  const fields = missingFields(isShown).filter((field) => !(unmanaged && isManagedOnly(field)));
  const versionOf = (field: keyof typeof FIELDS): string => versionThatBrought(FIELDS[field].path) ?? '';
  const versions = [...new Set(fields.map(versionOf))].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

  return versions.map((version) => ({ version, fields: fields.filter((field) => versionOf(field) === version) }));
}

/** Answers that were given all the same, in YAML or before the operator was another: the server drops them. */
export function droppedSettings(form: RegistrationForm, isShown: IsShown): RegistrationField[] {
  const untouched = registrationForm({});

  return missingFields(isShown).filter((field) => !isSame(form[field], untouched[field]));
}

function missingFields(isShown: IsShown): (keyof typeof FIELDS)[] {
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((field) => !isShown(field));
}
