import { YAMLParseError, parse } from 'yaml';
import { HOST_FILES, type Machine } from './machine';

/** What `elemental-register` goes by: its configuration file, with its flags having the last word. */
export interface ClientSettings {
  url: string;
  caCertificate: string;
  emulateTpm: boolean;
  emulatedTpmSeed: bigint;
  noSmbios: boolean;
  auth: string;
  noToolkit: boolean;
  labels: Record<string, string>;
}

/** Flags of `elemental-register`; one that isn't given leaves the configuration file's value. */
export interface ClientFlags {
  install?: boolean;
  noToolkit?: boolean;
  reset?: boolean;
  debug?: boolean;
  auth?: string;
  emulateTpm?: boolean;
  emulatedTpmSeed?: bigint;
  noSmbios?: boolean;
  labels?: Record<string, string>;
}

/** The client's own default, if nobody says which seed: all hosts that use it are one (recordings `f-seed-unset-1`, `-2`). */
const DEFAULT_SEED = 1n;

/**
 * The settings from the configuration file, the host's file of labels and the flags, the later having the last word.
 * @throws Error in the client's words if the configuration file isn't there or isn't YAML
 */
export function readClientSettings(machine: Machine, file: string, flags: ClientFlags): ClientSettings {
  const { registration = {} } = parsed(contentOf(machine, file)).elemental ?? {};

  return {
    url: registration.url ?? '',
    caCertificate: registration['ca-cert'] ?? '',
    emulateTpm: flags.emulateTpm ?? registration['emulate-tpm'] ?? false,
    emulatedTpmSeed: flags.emulatedTpmSeed ?? registration['emulated-tpm-seed'] ?? DEFAULT_SEED,
    noSmbios: flags.noSmbios ?? registration['no-smbios'] ?? false,
    auth: flags.auth ?? registration.auth ?? 'tpm',
    noToolkit: flags.noToolkit ?? registration['no-toolkit'] ?? false,
    labels: { ...asText(registration.labels), ...asText(localLabels(machine)), ...flags.labels },
  };
}

/** The configuration file's content, or what the registration server sent. */
export interface ClientConfig {
  elemental?: {
    'registration'?: {
      'url'?: string;
      'ca-cert'?: string;
      'emulate-tpm'?: boolean;
      'emulated-tpm-seed'?: bigint;
      'no-smbios'?: boolean;
      'auth'?: string;
      'no-toolkit'?: boolean;
      'labels'?: Record<string, unknown>;
    };
    'system-agent'?: {
      'strictTLSMode'?: boolean;
      'url'?: string;
      'token'?: string;
      'secret-name'?: string;
      'secret-namespace'?: string;
    };
  };
}

/** Numbers are read as bigint: a seed has 64 bits. @throws YAMLParseError */
export function parseClientConfig(yaml: string): ClientConfig {
  return (parse(yaml, { intAsBigInt: true }) ?? {}) as ClientConfig;
}

function localLabels(machine: Machine): Record<string, unknown> {
  return (parse(machine.read(HOST_FILES.labels) ?? '') ?? {}) as Record<string, unknown>;
}

/** `rack: 7` in a file is a number. */
function asText(values: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

function contentOf(machine: Machine, file: string): string {
  const content = machine.read(file);

  if (content === undefined) {
    throw new Error(`initializing configuration: merging config: open ${ file }: no such file or directory`);
  }

  return content;
}

function parsed(yaml: string): ClientConfig {
  try {
    return parseClientConfig(yaml);
  } catch (error) {
    if (error instanceof YAMLParseError) {
      throw new Error(`initializing configuration: merging config: While parsing config: yaml: line ${ error.linePos?.[0].line ?? 1 }: did not find expected node content`, { cause: error });
    }
    throw error;
  }
}
