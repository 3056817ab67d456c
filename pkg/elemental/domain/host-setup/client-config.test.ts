import { parse } from 'yaml';
import { CERTIFICATE } from '../../../../test/support/host-setup/registrations';
import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration } from '../../types';
import { clientConfiguration, RegistrationNotReadyError } from './client-config';

/** What the recorder left of the certificate stands in the middle of a block of text, with other indentation. */
const CUT_CERTIFICATE = /ca-cert: \|\n {12}-----BEGIN CERTIFICATE-----\n[^]*?-----END CERTIFICATE-----\n/;

interface ClientConfiguration {
  elemental: { registration: Record<string, unknown> };
}

/** What was served, with our certificate in place of the one that was cut. */
function served(body: string): ClientConfiguration {
  return parse(body.replace(CUT_CERTIFICATE, `ca-cert: ${ JSON.stringify(CERTIFICATE) }\n`)) as ClientConfiguration;
}

function registrationOf(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

function withNoToolkit({ elemental }: ClientConfiguration): ClientConfiguration {
  return { elemental: { registration: { ...elemental.registration, 'no-toolkit': true } } };
}

const READY = ['minimal-empty-spec', 'unmanaged', 'unmanaged-resettable', 'managed', 'prefix-custom'];

describe('clientConfiguration', () => {
  const gets = recording('02-registration-url/get.yaml') as Record<string, { body: string }>;

  it.each(READY)('of %s is what was served, with no-toolkit', (name) => {
    const configuration = parse(clientConfiguration(registrationOf(name), CERTIFICATE)) as ClientConfiguration;
    const expected = withNoToolkit(served(gets[name]?.body ?? ''));

    expect(configuration).toStrictEqual(expected);
    // people compare the two
    expect(Object.keys(configuration.elemental.registration)).toStrictEqual(Object.keys(expected.elemental.registration));
  });

  it('leaves out what is inert, unset, zero or false', () => {
    const inert = recording('02-registration-url/inert-keys.yaml') as { spec: MachineRegistration['spec']; served: string };
    const registrationURL = /url: (\S+)/.exec(inert.served)?.[1];

    const registration = { spec: inert.spec, status: { registrationURL } };

    expect(parse(clientConfiguration(registration, CERTIFICATE))).toStrictEqual(withNoToolkit(served(inert.served)));
  });

  it('has no certificate where Rancher has none', () => {
    expect(clientConfiguration(registrationOf('managed'), '')).not.toContain('ca-cert');
  });

  it('is easy to read', () => {
    expect(clientConfiguration(registrationOf('unmanaged'), CERTIFICATE)).toBe(`elemental:
  registration:
    url: ${ registrationOf('unmanaged').status?.registrationURL ?? '' }
    ca-cert: |
      -----BEGIN CERTIFICATE-----
      MIIDVzCCAj+gAwIBAgIU
      -----END CERTIFICATE-----
    emulate-tpm: true
    emulated-tpm-seed: -1
    no-smbios: true
    auth: tpm
    no-toolkit: true
`);
  });

  it.each(['no-server-url-setting', 'duplicate-token'])('does not exist for %s, where there is no URL', (name) => {
    expect(() => clientConfiguration({ ...registrationOf(name), status: { conditions: [] } }, CERTIFICATE)).toThrow(RegistrationNotReadyError);
  });
});
