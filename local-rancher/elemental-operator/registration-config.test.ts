import { recording } from '../../test/support/recordings';
import { publicConfig, registeredConfig } from './registration-config';
import type { MachineRegistration } from './resources';

/** What the recorder left of the certificate authority; it stands in the middle of a block of text, with other indentation. */
const CUT_CERTIFICATE = /ca-cert: \|\n {12}-----BEGIN CERTIFICATE-----\n[^]*?-----END CERTIFICATE-----\n/;
const PLACEHOLDER = 'ca-cert: <certificate>\n';
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIDVzCCAj+gAwIBAgIU\n-----END CERTIFICATE-----\n';

function withoutCertificate(yaml: string): string {
  return yaml.replace(CUT_CERTIFICATE, PLACEHOLDER);
}

function registrationOf(name: string): MachineRegistration {
  return (recording(`01-machineregistrations/${ name }.yaml`) as { final: MachineRegistration }).final;
}

describe('publicConfig', () => {
  const served = recording('02-registration-url/get.yaml') as Record<string, { url: string; body: string }>;

  it.each(['minimal-empty-spec', 'unmanaged', 'unmanaged-resettable', 'managed', 'prefix-custom'])('of %s is what was served', (name) => {
    const body = served[name]?.body ?? '';

    expect(body).toContain('ca-cert');
    expect(withoutCertificate(publicConfig(registrationOf(name), CERTIFICATE))).toBe(withoutCertificate(body));
  });

  it('leaves out what is inert, unset, zero or false', () => {
    const inert = recording('02-registration-url/inert-keys.yaml') as { spec: MachineRegistration['spec']; served: string };
    const registrationURL = /url: (\S+)/.exec(inert.served)?.[1];
    const yaml = publicConfig({ ...registrationOf('unmanaged'), spec: inert.spec, status: { registrationURL } }, CERTIFICATE);

    expect(withoutCertificate(yaml)).toBe(withoutCertificate(inert.served));
  });

  it('has the certificate as a block of text, indented by four more', () => {
    expect(publicConfig(registrationOf('managed'), CERTIFICATE)).toContain(
      [
        '        ca-cert: |',
        '            -----BEGIN CERTIFICATE-----',
        '            MIIDVzCCAj+gAwIBAgIU',
        '            -----END CERTIFICATE-----',
        '        auth: tpm\n',
      ].join('\n'),
    );
  });

  it('has no certificate where Rancher has none', () => {
    expect(publicConfig(registrationOf('managed'), '')).not.toContain('ca-cert');
  });
});

/** The configuration in the log of a recorded run, and the registration's name. */
function logged(run: string): { name: string; yaml: string } {
  const { registration: name, output } = recording(`03-register/${ run }.run.yaml`) as { registration: string; output: string };
  const [, yaml = ''] = /Fetched configuration from manager cluster:\n([^]*?\n)\n\n/.exec(output) ?? [];

  return { name, yaml: yaml.replace(/token: .*/, 'token: JWT') };
}

const AGENT = { 'strictTLSMode': true, 'url': '', 'token': '', 'secret-name': '', 'secret-namespace': '' };

describe('registeredConfig', () => {
  it('has no section that is empty, and the keys of a cloud-config in order', () => {
    const registration = registrationOf('managed');
    const yaml = (config: object): string => registeredConfig({ ...registration, spec: { config } }, '', AGENT);
    const install = { 'device-selector': [], 'snapshotter': { type: '' }, 'debug': false };

    expect(yaml({ elemental: { install, reset: { enabled: false, reboot: false } } })).not.toMatch(/install|reset|cloud-config/);
    expect(yaml({ 'cloud-config': { b: null, a: 1 } })).toMatch(/\ncloud-config:\n {4}a:\n {8}raw:\n {12}- 49\n {8}object: null\n {4}b:\n/);
    expect(registeredConfig({ ...registration, spec: {} }, '', AGENT)).toContain('system-agent');
  });

  it.each(['edge-01', 'edge-02', 'edge-03', 'edge-06'])('is what %s was sent', (run) => {
    const { name, yaml } = logged(run);
    const secretName = /secret-name: (\S+)/.exec(yaml)?.[1] ?? '';
    const sent = registeredConfig(registrationOf(name), CERTIFICATE, {
      'strictTLSMode': true,
      'url': 'https://rancher.test:28443/k8s/clusters/local',
      'token': 'JWT',
      'secret-name': secretName,
      'secret-namespace': 'fleet-default',
    });

    expect(secretName).not.toBe('');
    expect(withoutCertificate(sent)).toBe(withoutCertificate(yaml));
  });
});
