import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { ClientFlags } from '../../../local-rancher/host/client-config';
import type { Machine } from '../../../local-rancher/host/machine';
import { recording } from '../recordings';
import type { TestBed } from './test-bed';

/** A recorded file of a host; a folder's path ends with a slash. */
export interface RecordedFile {
  path: string;
  mode: number;
  content?: string;
}

/** A recorded run of the real client. */
export interface RecordedRun {
  'registration': string;
  'config.yaml': string;
  'os-release': 'ubuntu' | 'debian' | 'rhel' | 'sles';
  'command': string;
  'exit': number;
  'output': string;
  'files_after': RecordedFile[];
  'inventory_timeline'?: { event: string; finalizers: string[] | null; status: object | null }[];
}

export function recordedRun(file: string): RecordedRun {
  const run = recording(`03-register/${ file }.run.yaml`) as RecordedRun;

  return { ...run, inventory_timeline: run.inventory_timeline?.map(({ event, finalizers, status }) => ({ event, finalizers, status })) };
}

/** The recorded configuration with this test's address, certificate and registration in it. */
export function configFor(bed: TestBed, run: RecordedRun, registrationUrl: string): string {
  const config = parse(run['config.yaml']) as { elemental: { registration: { 'url'?: string; 'ca-cert'?: string } } };
  const { registration } = config.elemental;

  registration.url = registration.url
    ?.replace(/^https:\/\/rancher\.test:28443\/elemental\/registration\/[a-z0-9]{54}$/, registrationUrl)
    .replace('https://rancher.test:28443', bed.front.url)
    .replace('rancher.test', '127.0.0.1');
  registration['ca-cert'] &&= bed.caCertificate;

  return stringify(config);
}

/** The flags of a recorded command line. */
export function flagsOf(command: string): ClientFlags {
  const has = (flag: string): true | undefined => new RegExp(` --${ flag }( |$)`).test(command) || undefined;
  const seed = / --emulated-tpm-seed (\S+)/.exec(command)?.[1];
  const labels = [...command.matchAll(/ --label ([^=]+)=(.*?)(?= --|$)/g)].map(([, key = '', value = '']) => [key, value] as const);

  return {
    debug: has('debug'),
    install: has('install'),
    noToolkit: has('no-toolkit'),
    reset: has('reset'),
    emulateTpm: has('emulate-tpm'),
    emulatedTpmSeed: seed === undefined ? undefined : BigInt(seed),
    labels: Object.fromEntries(labels),
  };
}

const CERTIFICATE_BLOCK = /ca-cert: \|\n( +)-----BEGIN CERTIFICATE-----\n[^]*?-----END CERTIFICATE-----\n/g;

/** What the real client prints between its two last lines, and ours doesn't. */
const FLAG_LIST = /Usage:\n {2}elemental-register [^]*?for more information about a command\.\n\n/;

/** What the client printed, without times, ports, seeds, and what `normalise` takes away. */
export function comparableOutput(bed: TestBed, output: string): unknown {
  const text = output
    .replace(FLAG_LIST, '')
    .replace(/^([IWF])\d{4} [\d:.]+ +\d+ /gm, '$1 ')
    .replace(/(https|wss):\/\/[^/\s]+/g, '$1://<server>')
    .replace(CERTIFICATE_BLOCK, 'ca-cert: <certificate>\n')
    .replace(/<service-account JWT, \d+ chars, masked>/g, '<JWT>')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/(seed: )-?\d+/g, '$1<seed>')
    .trimEnd();

  return (bed.normalised(text) as string).split('\n');
}

/** The files of the host that the recorder looked at, in its form. */
export function filesOf(machine: Machine): RecordedFile[] {
  return ['/etc/elemental', '/etc/rancher', '/var/lib/elemental'].flatMap((folder) => below(machine, folder));
}

function below(machine: Machine, folder: string): RecordedFile[] {
  return machine.list(folder).flatMap((name) => {
    const file = path.posix.join(folder, name);
    const mode = comparableMode(machine, file);

    return fs.statSync(machine.locate(file)).isDirectory()
      ? [{ path: `${ file }/`, mode }, ...below(machine, file)]
      : [{ path: file, mode, content: machine.read(file) }];
  });
}

/** The file's permissions, as recorded ones have them. */
export function comparableMode(machine: Machine, file: string): number {
  return fs.statSync(machine.locate(file)).mode & 0o777;
}

/** Files in one order, without certificates, tokens and what `normalise` takes away. */
export function comparableFiles(bed: TestBed, files: RecordedFile[]): unknown {
  const plain = files.map(({ path: file, mode, content }) => ({
    path: file.replace(/\d{8}-\d{6}-applied/, '<time>-applied'),
    mode,
    content: content
      ?.replace(CERTIFICATE_BLOCK, 'ca-cert: <certificate>\n')
      .replace(/(certificate-authority-data: )[^\\]+/, '$1<certificate>')
      .replace(/(token: )[^\\]+/, '$1<JWT>')
      .replace(/(emulatedTPMSeed: )-?\d+/, '$1<seed>'),
  }));

  return bed.normalised(plain.sort((a, b) => a.path < b.path ? -1 : 1));
}
