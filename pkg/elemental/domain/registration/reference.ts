import { NAMESPACE, type MachineRegistration } from '../../types';

/** Which registration is meant, where the registration itself isn't at hand. */
export interface RegistrationRef {
  namespace: string;
  name: string;
}

/** What the API server allows as a name: an RFC 1123 subdomain (Kubernetes documentation, "Object Names and IDs"). */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_NAME = 253;

export function registrationRef({ metadata }: MachineRegistration): RegistrationRef {
  return { namespace: metadata?.namespace ?? NAMESPACE, name: metadata?.name ?? '' };
}

/** A text that names one registration and no other, e.g. `fleet-default/berlin-edge`; the same as the id that steve gives it. */
export function refKey({ namespace, name }: RegistrationRef): string {
  return `${ namespace }/${ name }`;
}

/** As it stands in an address: the name alone in the usual namespace, else as `lab/berlin-edge`. */
export function refQuery(ref: RegistrationRef): string {
  return ref.namespace === NAMESPACE ? ref.name : refKey(ref);
}

/**
 * The registration that an address names. Anybody may have written the address, so what can't be a name is nothing: it must
 * not get into what the server is asked.
 */
export function refFromQuery(value: unknown): RegistrationRef | undefined {
  const parts = typeof value === 'string' ? value.split('/') : [];
  const [namespace, name] = parts.length === 2 ? parts : [NAMESPACE, parts[0]];

  return parts.length <= 2 && isName(namespace) && isName(name) ? { namespace, name } : undefined;
}

function isName(text: string | undefined): text is string {
  return text !== undefined && text.length <= LONGEST_NAME && NAME.test(text);
}
