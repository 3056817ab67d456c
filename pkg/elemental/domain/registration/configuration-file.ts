import type { MachineRegistration } from '../../types';
import { copy } from '../copy';
import { textAt, writeAt } from '../path';
import { parseYaml, withYamlValue } from '../yaml/document';
import { isUnmanagedRegistration } from './form/host-type';

const SETTINGS = ['elemental', 'registration'] as const;

/**
 * Where on Rancher's own address the registration server answers, e.g. `/elemental/registration/l6q9…`. A browser may have
 * come by another name than the one that hosts use, and may ask no other than its own.
 */
export function registrationPath(url: string): string | undefined {
  return /^https?:\/\/[^/]+(\/elemental\/registration\/[a-z0-9-]+)$/.exec(url)?.[1];
}

/**
 * The configuration file of a registration's hosts, from what the registration server answers to a GET of the registration
 * URL (recording 02-registration-url/get). The server leaves out `no-toolkit`; on an unmanaged host it is a second net for
 * who forgets the flag (recording 03-register/failures/nt-conf), so it is put in.
 *
 * @returns undefined if what was served is no such configuration, e.g. a page of a proxy
 */
export function configurationFile(served: string, registration: MachineRegistration): string | undefined {
  const parsed = parseYaml(served);

  if (!parsed.ok || textAt(parsed.value, [...SETTINGS, 'url']) === undefined) {
    return undefined;
  }
  if (!isUnmanagedRegistration(registration)) {
    return served;
  }
  const value = copy(parsed.value);

  writeAt(value, [...SETTINGS, 'no-toolkit'], true);

  return withYamlValue(served, value);
}
