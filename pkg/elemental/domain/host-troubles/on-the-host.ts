import { OPERATOR_LOG, troublesOf, type HostTrouble } from './trouble';

/**
 * What goes wrong before the client speaks to anybody: recordings 03-register/failures and 03-register/again; the words of
 * shell and flags for a client that is missing or too old; operator: cmd/register/main.go.
 */
const CONFIGURATION: HostTrouble[] = troublesOf('configuration', [
  {
    id: 'clientMissing',
    message: 'elemental-register: command not found',
    patterns: [/elemental-register['’"]?: (?:command )?not found/, /command not found: elemental-register/],
  },
  {
    id: 'clientTooOld',
    message: 'unknown flag: --no-toolkit',
    patterns: [/unknown flag: --/],
    command: { text: 'elemental-register version', on: 'host' },
  },
  {
    id: 'notRoot',
    message: 'open /etc/elemental/state.yaml: permission denied',
    patterns: [/\/(?:etc|var\/lib)\/\S*: permission denied/i, /Must be run as root/],
  },
  {
    id: 'installWithoutNoToolkit',
    message: 'merging config: open /run/initramfs/live/livecd-cloud-config.yaml: no such file or directory',
    patterns: [/livecd-cloud-config\.yaml: no such file/],
  },
  {
    id: 'configMissing',
    message: 'merging config: open /etc/elemental/config.yaml: no such file or directory',
    patterns: [/merging config: open \S+: no such file/],
  },
  {
    id: 'configNotYaml',
    message: 'merging config: While parsing config: yaml: line 1: did not find expected node content',
    patterns: [/While parsing config: /, /initializing configuration: decoding configuration/],
  },
  { id: 'urlMissing', message: 'validating CA: registration URL is empty', patterns: [/registration URL is empty/] },
  {
    id: 'installAndReset',
    message: '--install and --reset flags are mutually exclusive',
    patterns: [/--install and --reset flags are mutually exclusive/],
  },
  {
    id: 'authUnknown',
    message: 'initializing authenticator: unsupported authentication: password',
    patterns: [/unsupported authentication:/],
  },
]);

/** The same recordings; operator: pkg/register/register.go, pkg/plainauth/, pkg/tpm/. */
const IDENTITY: HostTrouble[] = troublesOf('identity', [
  {
    id: 'noTpm',
    message: 'opening tpm for getting attestation data: TPM device not available',
    patterns: [/TPM device not available/, /opening tpm for getting attestation data/],
  },
  {
    id: 'smbiosUnreadable',
    message: 'failed to send SMBIOS data: reading dmidecode data: looking up SMBIOS tables (using dmidecode): exit status 1',
    patterns: [/reading dmidecode data/, /cannot access SMBIOS data/, /SMBIOS UUID is empty/],
    command: { text: 'dmidecode --type system', on: 'host' },
  },
  {
    id: 'identityRefused',
    message: 'TPM authentication failed: expecting auth reply',
    patterns: [
      /(?:TPM|Plain) authentication failed/, /registering machine: (?:authentication failure|unrecognized authentication)/, /hash \S+ is present in both/,
    ],
    command: OPERATOR_LOG,
  },
]);

export const TROUBLES_ON_THE_HOST: HostTrouble[] = [...CONFIGURATION, ...IDENTITY];
