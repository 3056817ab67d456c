import fs from 'node:fs';
import path from 'node:path';
import { makeCertificate } from '../../test/support/elemental/certificate';
import { comparableOutput, configFor, flagsOf, recordedRun } from '../../test/support/elemental/host-runs';
import { readyRegistration, recordedRegistration, renamed } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { recording } from '../../test/support/recordings';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { registerHost, type MachineOptions, type RegisterOptions } from './index';

let bed: TestBed;
let url: string;

beforeAll(async () => {
  bed = await startTestBed();
  url = (await readyRegistration(bed, recordedRegistration('unmanaged').input)).status?.registrationURL ?? '';
});

afterAll(async () => {
  await bed.stop();
});

type Result = Awaited<ReturnType<typeof registerHost>> & { output: string };

async function register(host: string, options: Omit<RegisterOptions, 'root'>): Promise<Result> {
  const lines: string[] = [];
  const result = await registerHost({ ...options, root: path.join(bed.folder, host), print: (line) => lines.push(line) });

  return { ...result, output: lines.join('\n') };
}

/** Runs the client as it was recorded, with the recorded configuration. */
async function replay(name: string, machine: MachineOptions): Promise<Result> {
  const run = recordedRun(`failures/${ name }`);

  return register(name, {
    ...flagsOf(run.command),
    machine: { operatingSystem: run['os-release'], systemUuid: 'none', ...machine },
    from: { yaml: name === 'f-badyaml' ? run['config.yaml'] : configFor(bed, run, url) },
  });
}

function inventory(name = ''): Promise<MachineInventory> {
  return bed.kubernetes.custom.getNamespacedCustomObject({
    group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories', namespace: bed.namespace, name,
  }) as Promise<MachineInventory>;
}

async function inventoryCount(): Promise<number> {
  const { items } = await bed.kubernetes.custom.listNamespacedCustomObject({
    group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories', namespace: bed.namespace,
  }) as { items: unknown[] };

  return items.length;
}

const MAC: MachineOptions = { macAddress: '02:fc:00:00:00:01' };
const UUID: MachineOptions = { systemUuid: '4c4c4544-0042-3510-8052-b4c04f4d3633' };

describe('a run that fails', () => {
  it.each<[name: string, machine: MachineOptions]>([
    ['f-noca', {}], ['f-refused', {}], ['f-token', {}], ['f-path', {}], ['f-nourl', {}], ['f-badyaml', {}], ['f-ntconf-install', {}],
    ['f-notpm', {}], ['f-auth', {}], ['f-authempty', {}], ['f-smbios', { hasSmbios: false }],
  ])('like %s has the recorded words and exit code, and makes no inventory', async (name, machine) => {
    const before = await inventoryCount();
    const { output, exitCode } = await replay(name, machine);
    const run = recordedRun(`failures/${ name }`);

    expect(comparableOutput(bed, output)).toEqual(comparableOutput(bed, run.output));
    expect(exitCode).toBe(run.exit);
    expect(await inventoryCount()).toBe(before);
  });

  const summary = recording('03-register/failures/_summary.yaml') as Record<string, { exit: number; fatal: string[] }>;
  const words = (what: string): string => summary[what]?.fatal.at(-1)?.replace(/^.*FATAL: /, '') ?? 'nothing recorded';

  it.each([
    ['wrong CA', () => makeCertificate(fs.mkdtempSync(path.join(bed.folder, 'other-'))).certificate],
    ['garbage ca-cert', () => 'garbage'],
  ])('because of a %s has the recorded words', async (what, certificate) => {
    const yaml = `elemental: { registration: { url: "${ url }", ca-cert: ${ JSON.stringify(certificate()) }, emulate-tpm: true, no-smbios: true } }`;

    expect((await register(what.replace(' ', '-'), { from: { yaml } })).failure).toBe(words(what));
  });

  it.each<[what: string, flags: Omit<RegisterOptions, 'root'>]>([
    ['config file missing', { noToolkit: true }],
    ['bare elemental-register --install', { install: true }],
    ['--install --config-path X without --no-toolkit', { install: true }],
  ])('because of %s has the recorded words', async (what, flags) => {
    const { failure, exitCode } = await register('nothing-there', flags);

    expect([failure, exitCode]).toEqual([words(what), summary[what]?.exit]);
  });

  it('because the controllers don\'t run has the recorded words, and leaves an inventory and an empty state', async () => {
    const held = recordedRegistration('unmanaged').input;

    held.metadata.name = 'holding';
    held.spec.machineInventoryAnnotations = { 'local-rancher/hold': 'true' };
    const holding = await readyRegistration(bed, held);
    const before = await inventoryCount();
    const { output, exitCode, machine } = await register('waiting', {
      debug: true,
      install: true,
      noToolkit: true,
      deadlineMs: 300,
      from: { url: holding.status?.registrationURL ?? '' },
      machine: { systemUuid: 'none' },
    });
    const { first } = recording('03-register/failures/controllers-not-running.yaml') as { first: { exit: number; output: string } };

    expect(comparableOutput(bed, output)).toEqual(comparableOutput(bed, first.output));
    expect([exitCode, await inventoryCount(), machine.read('/etc/elemental/state.yaml')]).toEqual([first.exit, before + 1, '{}\n']);
  });
});

describe('a registration that no host can use', () => {
  const names = recording('09-templates/names.yaml') as Record<string, { machineName: string; smbios: { error: string[] } }>;
  const keys = recording('09-templates/keys-and-special-annotations.yaml') as Record<string, { spec: MachineRegistration['spec']; error: string[] }>;
  const labels = recording('09-templates/labels-and-annotations.yaml') as Record<string, Record<string, { template: string; error: string[] }>>;
  const cut = labels['labels whose 58th character is not alphanumeric after the cut'];

  it.each<[what: string, spec: MachineRegistration['spec'], error: string | undefined]>([
    ...['malformed-random', 'only-illegal'].map((row) => (
      [`machine name ${ row }`, { machineName: names[row]?.machineName }, names[row]?.smbios.error[0]] as [string, object, string]
    )),
    ...['bad label key', 'bad annotation key', 'label key 64 chars'].map((row) => (
      [row, keys[row]?.spec ?? {}, keys[row]?.error[0]] as [string, object, string]
    )),
    ['label cut at a dash', { machineInventoryLabels: { x: cut?.['long-59']?.template ?? '' } }, cut?.['long-59']?.error[0]],
  ])('because of its %s fails in the recorded words', async (what, spec, error) => {
    const { input } = recordedRegistration('unmanaged');
    const name = what.replaceAll(' ', '-');
    const unusable = await readyRegistration(bed, { ...renamed(input, name), spec: { config: input.spec.config, ...spec } });
    const from = { url: unusable.status?.registrationURL ?? '' };
    const { failure } = await register(name, { noToolkit: true, from, machine: { systemUuid: 'none' } });

    expect(error).toBeDefined();
    expect(bed.normalised(failure)).toEqual(bed.normalised(error));
  });
});

describe('a run that succeeds', () => {
  it.each<[name: string, machine: MachineOptions]>([
    ['f-noflag', {}], ['f-ntconf', {}], ['f-mac', MAC], ['f-uuid', UUID], ['f-uuid-none', {}], ['f-seed-uuid', UUID], ['f-seed-unset-1', {}],
  ])('like %s has the recorded words and inventory', async (name, machine) => {
    const { output, exitCode, inventory: made } = await replay(name, machine);
    const run = recordedRun(`failures/${ name }`);

    expect(comparableOutput(bed, output)).toEqual(comparableOutput(bed, run.output));
    expect(exitCode).toBe(0);
    expect(bed.normalised(await inventory(made?.name))).toEqual(bed.normalised(recording(`03-register/failures/${ name }.inventory.yaml`)));
  });

  it('with labels like f-conflabels has them sanitised, under the prefix', async () => {
    const { output, inventory: made } = await replay('f-conflabels', {});
    const { metadata: { labels = {} } } = await inventory(made?.name);
    const { metadata: recorded } = recording('03-register/failures/f-conflabels.inventory.yaml') as MachineInventory;
    const rack = 'elemental.cattle.io/rack';

    expect(comparableOutput(bed, output)).toEqual(comparableOutput(bed, recordedRun('failures/f-conflabels').output));
    expect(labels[rack]).toMatch(/^[0-9a-f]{4}$/);
    expect({ ...labels, [rack]: '' }).toEqual({ ...recorded.labels, [rack]: '' });
  });

  it.each<[first: string, second: string, machine: MachineOptions]>([
    ['f-mac', 'f-mac-emul', MAC],
    ['f-seed-unset-1', 'f-seed-unset-2', {}],
    ['f-seed-uuid', 'f-seed-uuid2', { systemUuid: '11111111-2222-3333-8052-b4c04f4d3633' }],
  ])('like %s and then, on another host, like %s has one inventory', async (first, second, machine) => {
    const { inventory: made } = await replay(first, first === 'f-seed-uuid' ? UUID : machine);
    const { output, inventory: again } = await replay(second, machine);

    expect(again).toEqual(made);
    expect(comparableOutput(bed, output.replace(/UUID [0-9a-f]+,/, ''))).toEqual(
      comparableOutput(bed, recordedRun(`failures/${ second }`).output.replace(/UUID [0-9a-f]+,/, '')),
    );
  });
});
