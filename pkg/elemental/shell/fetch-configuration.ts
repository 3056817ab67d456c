import { configurationFile, registrationPath } from '../domain/registration/configuration-file';
import type { MachineRegistration } from '../types';

/**
 * The configuration file of a registration's hosts. It is fetched from the registration server, and not put together from the
 * specification: the server knows which certificate authority its hosts need, and what it serves it also accepts. As for a
 * host, no session is needed, so none is sent.
 *
 * @throws Error if the registration has no URL yet, or nothing usable is served there; it names no secret
 */
export async function fetchConfiguration(registration: MachineRegistration): Promise<string> {
  const path = registrationPath(registration.status?.registrationURL ?? '');

  if (!path) {
    throw new Error('The registration has no URL');
  }
  const answer = await fetch(window.location.origin + path, { credentials: 'omit', cache: 'no-store' });
  const file = answer.ok ? configurationFile(await answer.text(), registration) : undefined;

  if (file === undefined) {
    throw new Error(`The registration server's answer is no configuration (status ${ answer.status })`);
  }

  return file;
}
