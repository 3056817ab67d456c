import path from 'node:path';
import { comparableFiles, comparableOutput, filesOf, flagsOf, recordedRun } from '../../test/support/elemental/host-runs';
import { readyRegistration, recordedRegistration } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents, type WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { registerHost, type MachineOptions } from './index';

let bed: TestBed;
let inventories: WatchedEvents<MachineInventory>;
const registrations = new Map<string, MachineRegistration>();

beforeAll(async () => {
  bed = await startTestBed();
  inventories = await watchEvents(bed.kubernetes, `/apis/elemental.cattle.io/v1beta1/namespaces/${ bed.namespace }/machineinventories`);
  for (const name of ['unmanaged', 'unmanaged-resettable', 'prefix-custom', 'prefix-mitigated', 'managed']) {
    registrations.set(name, await readyRegistration(bed, recordedRegistration(name).input));
  }
});

afterAll(async () => {
  await bed.stop();
});

const FOLDER_MISSING: MachineOptions = { isBare: true };

describe.each<[host: string, machine: MachineOptions]>([
  ['edge-01', FOLDER_MISSING],
  ['edge-02', {}],
  ['edge-03', {}],
  ['edge-05', {}],
  ['edge-08', FOLDER_MISSING],
])('registering like %s', (host, like) => {
  const run = recordedRun(host);
  const lines: string[] = [];
  let result: Awaited<ReturnType<typeof registerHost>>;
  let name: string;

  beforeAll(async () => {
    result = await registerHost({
      ...flagsOf(run.command),
      root: path.join(bed.folder, host),
      machine: { ...like, operatingSystem: run['os-release'], systemUuid: 'none' },
      from: { url: registrations.get(run.registration)?.status?.registrationURL ?? '' },
      print: (line) => lines.push(line),
    });
    name = result.inventory?.name ?? '';
  });

  it('prints the recorded words and ends with the recorded exit code', () => {
    expect(comparableOutput(bed, lines.join('\n'))).toEqual(comparableOutput(bed, run.output));
    expect(result.exitCode).toBe(run.exit);
  });

  it('leaves the recorded files', () => {
    expect(comparableFiles(bed, filesOf(result.machine))).toEqual(comparableFiles(bed, run.files_after));
  });

  it('makes the recorded inventory by the recorded events', async () => {
    await inventories.until('reconciled', ({ object }) => object.metadata.name === name && object.status?.conditions?.length === 3);
    const events = inventories.events.filter(({ object }) => object.metadata.name === name);
    const timeline = events.map(({ event, object: { metadata, status = null } }) => ({ event, finalizers: metadata.finalizers ?? null, status }));

    expect(bed.normalised(timeline)).toEqual(bed.normalised(run.inventory_timeline));
    expect(bed.normalised(events.at(-1)?.object)).toEqual(bed.normalised(recording(`03-register/${ host }.inventory.yaml`)));
  });
});

describe('the plan Secret of a registered host', () => {
  it('is what was recorded', async () => {
    const [first] = inventories.events;
    const { namespace, name = '' } = first?.object.metadata ?? {};
    const { apiVersion, kind, metadata, data, type } = await bed.kubernetes.core.readNamespacedSecret({ namespace: namespace ?? '', name });
    const recorded = recording('03-register/edge-01.plan-secret.yaml') as Record<string, unknown>;

    delete recorded.data_decoded;
    expect(bed.normalised(JSON.parse(JSON.stringify({ apiVersion, kind, metadata, data, type })))).toEqual(bed.normalised(recorded));
  });
});
