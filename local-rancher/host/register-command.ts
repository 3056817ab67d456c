import fs from 'node:fs';
import { hintFor } from './hints';
import { hostFolder, freeName } from './hosts-folder';
import { registerHost, type RegisterOptions, type RegisterResult } from './register-host';
import { HOST_FILES, type MachineOptions } from './machine';
import { OPERATING_SYSTEMS, type OperatingSystem } from './operating-systems';
import { Misuse, type Output } from './output';

/** The options of `register`, for `parseArgs`. */
export const REGISTER_OPTIONS = {
  'name': { type: 'string' },
  'install': { type: 'boolean' },
  'no-toolkit': { type: 'boolean' },
  'config-path': { type: 'string' },
  'auth': { type: 'string' },
  'emulate-tpm': { type: 'boolean' },
  'emulated-tpm-seed': { type: 'string' },
  'no-smbios': { type: 'boolean' },
  'label': { type: 'string', multiple: true },
  'reset': { type: 'boolean' },
  'debug': { type: 'boolean' },
  'os': { type: 'string' },
  'os-release': { type: 'string' },
  'bare': { type: 'boolean' },
  'system-uuid': { type: 'string' },
  'mac': { type: 'string' },
  'no-tpm': { type: 'boolean' },
  'no-dmidecode': { type: 'boolean' },
} as const;

type Values = { [Key in keyof typeof REGISTER_OPTIONS]?: (typeof REGISTER_OPTIONS)[Key] extends { multiple: true } ? string[]
  : (typeof REGISTER_OPTIONS)[Key]['type'] extends 'boolean' ? boolean : string };

/** Registers a host and says what became of it; returns the exit code. @throws Misuse */
export async function register(values: Values, [url, ...others]: string[], dataDir: string, output: Output): Promise<number> {
  if (others.length) {
    throw new Misuse('Give one registration URL.');
  }
  if (url === undefined && !values['config-path'] && !values.name) {
    throw new Misuse('Give the registration URL of a registration endpoint.');
  }
  const name = values.name ?? freeName(dataDir);
  const options: RegisterOptions = {
    ...clientFlags(values), root: hostFolder(dataDir, name), machine: machineOptions(values), from: configurationFrom(url, values),
  };

  output.say(`Host ${ name }: ${ options.root }`);
  output.say(`$ ${ commandLine(values) }`);
  const result = await registerHost({ ...options, print: output.program });

  outcome(result, values).forEach(output.say);

  return result.exitCode;
}

function outcome({ failure, inventory, machine }: RegisterResult, { install }: Values): string[] {
  if (failure !== undefined) {
    return [hintFor(failure, machine) ?? []].flat();
  }

  return [
    `Registered as MachineInventory ${ inventory?.namespace ?? '' }/${ inventory?.name ?? '' }.`,
    install ? `Next: npm run host -- agent --name ${ machine.name }` : 'It is in the inventory only: an agent needs --install --no-toolkit.',
  ];
}

function clientFlags(values: Values): Omit<RegisterOptions, 'root'> {
  return {
    install: values.install,
    noToolkit: values['no-toolkit'],
    reset: values.reset,
    debug: values.debug,
    auth: values.auth,
    emulateTpm: values['emulate-tpm'],
    emulatedTpmSeed: seed(values['emulated-tpm-seed']),
    noSmbios: values['no-smbios'],
    labels: Object.fromEntries((values.label ?? []).map(label)),
  };
}

function seed(text: string | undefined): bigint | undefined {
  if (text !== undefined && !/^-?\d+$/.test(text)) {
    throw new Misuse('--emulated-tpm-seed is a whole number, e.g. --emulated-tpm-seed -1.');
  }

  return text === undefined ? undefined : BigInt(text);
}

function label(text: string): [string, string] {
  const [key = '', ...value] = text.split('=');

  if (!key || !value.length) {
    throw new Misuse(`--label is KEY=VALUE, not "${ text }".`);
  }

  return [key, value.join('=')];
}

function configurationFrom(url: string | undefined, { 'config-path': file }: Values): RegisterOptions['from'] {
  if (url !== undefined && file !== undefined) {
    throw new Misuse('Give either a registration URL or --config-path.');
  }
  if (url !== undefined && !/^https?:\/\//.test(url)) {
    throw new Misuse('A registration URL begins with https:// or http://.');
  }
  if (file !== undefined && !fs.existsSync(file)) {
    throw new Misuse(`There is no file ${ file }.`);
  }
  if (file !== undefined) {
    return { yaml: fs.readFileSync(file, 'utf8') };
  }

  return url === undefined ? undefined : { url };
}

function machineOptions(values: Values): MachineOptions {
  const { os, 'os-release': osRelease } = values;

  if (os !== undefined && !isOperatingSystem(os)) {
    throw new Misuse(`--os is one of ${ OPERATING_SYSTEMS.join(', ') }.`);
  }
  if (osRelease !== undefined && !fs.existsSync(osRelease)) {
    throw new Misuse(`There is no file ${ osRelease }.`);
  }

  return {
    operatingSystem: os,
    osRelease: osRelease === undefined ? undefined : fs.readFileSync(osRelease, 'utf8'),
    isBare: values.bare,
    systemUuid: values['system-uuid'],
    macAddress: values.mac,
    hasTpm: !values['no-tpm'],
    hasSmbios: !values['no-dmidecode'],
  };
}

function isOperatingSystem(text: string): text is OperatingSystem {
  return (OPERATING_SYSTEMS as readonly string[]).includes(text);
}

/** What a person would type on the host. */
function commandLine(values: Values): string {
  const flags = (['debug', 'install', 'no-toolkit', 'reset', 'emulate-tpm', 'no-smbios'] as const).filter((flag) => values[flag]);
  const settings = (['auth', 'emulated-tpm-seed'] as const).flatMap((flag) => values[flag] === undefined ? [] : [`--${ flag } ${ values[flag] }`]);
  const files = [`--config-path ${ HOST_FILES.config }`, `--state-path ${ HOST_FILES.state }`];

  return ['elemental-register', ...files, ...flags.map((flag) => `--${ flag }`), ...settings].join(' ');
}
