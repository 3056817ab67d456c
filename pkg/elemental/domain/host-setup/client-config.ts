import type { MachineRegistration } from '../../types';
import { portableYaml } from './portable-yaml';

/** The operator has given the registration no URL (yet), so no host can register. `registrationState` says why. */
export class RegistrationNotReadyError extends Error {
  constructor() {
    super('the registration has no registration URL: it is not ready');
    this.name = 'RegistrationNotReadyError';
  }
}

/** The settings that the operator serves, in its order; all others are inert (recording 02-registration-url/inert-keys). */
const SERVED = ['emulate-tpm', 'emulated-tpm-seed', 'no-smbios', 'auth'] as const;

/**
 * The client's configuration, YAML: what a GET of the registration URL serves (recording 02-registration-url/get), and
 * `no-toolkit: true`, which the operator doesn't send. It is the second net: should the client ever run without
 * `--no-toolkit`, the machine is still marked unmanaged (recording 03-register/failures/nt-conf).
 *
 * A secret: whoever has the registration URL can register a host.
 *
 * @param caCert certificates of the authority behind Rancher's address, PEM; empty where Rancher has none of its own
 * @throws RegistrationNotReadyError where the registration has no URL
 */
export function clientConfiguration({ spec, status }: MachineRegistration, caCert: string): string {
  const url = status?.registrationURL;

  if (!url) {
    throw new RegistrationNotReadyError();
  }
  const settings = spec?.config?.elemental?.registration ?? {};
  const served = [['url', url], ['ca-cert', caCert], ...SERVED.map((key) => [key, settings[key]] as const)] as const;
  // the operator leaves out what is unset, zero or false
  const set = served.filter(([, value]) => !!value);

  return portableYaml({ elemental: { registration: { ...Object.fromEntries(set), 'no-toolkit': true } } });
}
