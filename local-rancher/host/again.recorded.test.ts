import { stringify } from 'yaml';
import { comparableFiles, comparableOutput, filesOf, flagsOf, type RecordedFile } from '../../test/support/elemental/host-runs';
import { Inventories, register, stateOf, type Registered } from '../../test/support/elemental/inventories';
import { REGISTRATIONS, readyRegistration, recordedRegistration, renamed } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { recording } from '../../test/support/recordings';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { patchElemental } from '../elemental-operator/writes';
import { HOST_FILES, type RegisterOptions } from './index';

/** A recorded second run, with the last of its output. */
interface RecordedStep {
  command: string;
  exit: number;
  fatal: string[];
  output_tail: string[];
}

const STEPS = recording('03-register/again/_summary.yaml') as Record<string, RecordedStep>;

let bed: TestBed;
let inventories: Inventories;
let resettable: MachineRegistration;
let other: MachineRegistration;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
  resettable = await readyRegistration(bed, recordedRegistration('unmanaged-resettable').input);
  other = await readyRegistration(bed, recordedRegistration('minimal-empty-spec').input);
});

afterAll(async () => {
  await bed.stop();
});

function step(title: string): RecordedStep {
  const found = STEPS[title];

  if (!found) {
    throw new Error(`nothing is recorded of "${ title }"`);
  }

  return found;
}

/** The recorded title that begins so. */
function title(beginning: number | string): string {
  return Object.keys(STEPS).find((key) => key.startsWith(typeof beginning === 'number' ? `${ beginning } ` : beginning)) ?? '';
}

function from(registration: MachineRegistration): RegisterOptions['from'] {
  return { url: registration.status?.registrationURL ?? '' };
}

/** Runs the recorded command on the host, and expects its exit code and the end of its output. */
async function again(host: string, title: string, options: Partial<RegisterOptions> = {}): Promise<Registered> {
  const { command, exit, output_tail: tail } = step(title);
  const result = await register(bed, host, { ...flagsOf(command), ...options });
  // The recorder kept the last lines, of which the list of flags isn't ours to print.
  const recorded = (comparableOutput(bed, tail.join('\n')) as string[]).filter((line) => /^\w log\.go|^ {8}\w/.test(line));
  const printed = comparableOutput(bed, result.output) as string[];

  expect(printed.filter((line) => recorded.includes(line))).toEqual(recorded);
  expect(result.exitCode).toBe(exit);

  return result;
}

async function changeRegistration(spec: object): Promise<void> {
  const { namespace, kubernetes } = bed;

  const registration = { ...resettable, metadata: { name: 'unmanaged-resettable', namespace } };

  await patchElemental(kubernetes, REGISTRATIONS.plural, registration, { spec });
}

/** The inventory as recorded, but for the label that is random. */
function comparable({ metadata, ...inventory }: MachineInventory): unknown {
  const { rnd, ...labels } = metadata.labels ?? {};

  return bed.normalised({ ...inventory, metadata: { ...metadata, labels: { ...labels, ...rnd ? { rnd: 'random' } : {} } } });
}

function recordedInventory(name: string): MachineInventory {
  return recording(`03-register/again/edge-02.${ name }.yaml`) as MachineInventory;
}

describe('a host that registers again', () => {
  let first: Registered;
  let firstState: string;

  beforeAll(async () => {
    first = await register(bed, 'edge-02', {
      install: true, noToolkit: true, from: from(resettable), machine: { operatingSystem: 'sles', systemUuid: 'none' },
    });
    firstState = stateOf(first);
  });

  it('is entered as recorded the first time', async () => {
    expect(comparable(await inventories.get(first.name))).toEqual(comparable(recordedInventory('before')));
  });

  it('gets labels and annotations that the registration has now', async () => {
    await changeRegistration({ machineInventoryLabels: { site: 'berlin', rnd: '${Random/Hex/4}' }, machineInventoryAnnotations: { note: 'hello' } });
    const { name } = await again('edge-02', title(1));

    expect(name).toBe(first.name);
    expect(comparable(await inventories.get(name))).toEqual(comparable(recordedInventory('after-1')));
  });

  it('keeps what the registration dropped, and its random label', async () => {
    const { metadata: { labels: before } } = await inventories.get(first.name);

    await changeRegistration({
      machineInventoryLabels: { site: null, rack: '7' }, machineInventoryAnnotations: null, config: { elemental: { reset: { enabled: false } } },
    });
    const { name } = await again('edge-02', title(2));
    const inventory = await inventories.get(name);

    expect(comparable(inventory)).toEqual(comparable(recordedInventory('after-2')));
    expect(inventory.metadata.labels?.rnd).toBe(before?.rnd);
  });

  it('stays unmanaged without the flag', async () => {
    await again('edge-02', title(3));

    expect(comparable(await inventories.get(first.name))).toEqual(comparable(recordedInventory('after-3')));
  });

  it('keeps its state file, and so the moment of its first registration', () => {
    expect(firstState).toMatch(/^initialRegistration: \S+\nemulatedTPM: true\nemulatedTPMSeed: \d+\n$/);
    expect(stateOf(first)).toBe(firstState);
  });
});

describe('a host whose registration is another one, or whose state or inventory is gone', () => {
  let last: Registered;

  beforeAll(async () => {
    last = await register(bed, 'edge-01', { noToolkit: true, from: from(resettable), machine: { systemUuid: 'none' } });
  });

  it('is known again through another registration', async () => {
    // That one's configuration doesn't say how TPMs are emulated; the recorded host kept its own.
    const { name } = await again('edge-01', title(4), { from: { yaml: ownConfiguration(other) } });

    expect(name).toBe(last.name);
  });

  it('is another machine without its state file, if its firmware tells no system UUID', async () => {
    last.machine.remove(HOST_FILES.state);
    const { name } = await again('edge-01', title(5));

    expect(name).not.toBe(last.name);
    last = { ...last, name };
  });

  it.each(['6 ', '6b'])('fails in the recorded words when its inventory is gone (%s)', async (number) => {
    if ((await inventories.names()).includes(last.name)) {
      await deleteAtOnce(last.name);
    }
    const { failure } = await again('edge-01', title(number));

    expect(failure).toBe(step(title(number)).fatal[0]?.replace(/^.*FATAL: /, ''));
  });

  it('is entered anew without its state file', async () => {
    last.machine.remove(HOST_FILES.state);
    const { name } = await again('edge-01', title(7));

    expect(name).not.toBe(last.name);
    last = { ...last, name };
  });

  it('is entered anew with --reset', async () => {
    const { name } = await again('edge-01', title(8));

    expect(name).not.toBe(last.name);
  });

  it('fails in the recorded words with --install and --reset', async () => {
    const { failure } = await again('edge-01', title(9));

    expect(failure).toBe(step(title(9)).fatal[0]?.replace(/^.*FATAL: /, ''));
  });
});

describe('a machine name without a variable', () => {
  it('lets one machine register', async () => {
    const { input } = recordedRegistration('unmanaged');
    const fixed = await readyRegistration(bed, { ...renamed(input, 'fixed'), spec: { ...input.spec, machineName: 'gateway' } });
    const title1 = '10 machineName "gateway" without a variable, host static-1';
    const title2 = '10 machineName "gateway" without a variable, host static-2';
    const options = { from: from(fixed), machine: { systemUuid: 'none' } };

    expect((await again('static-1', title1, options)).name).toBe('gateway');
    expect(bed.normalised((await again('static-2', title2, options)).failure)).toBe(step(title2).fatal[0]?.replace(/^.*FATAL: /, ''));
  });
});

describe('a host without the agent\'s folder', () => {
  it('is mended by making it and registering again', async () => {
    const { first, 'second (after mkdir)': second, files } = recording('03-register/again/agent-dir-missing-then-made.yaml') as {
      'first': { command: string; exit: number };
      'second (after mkdir)': { output: string };
      'files': RecordedFile[];
    };
    const options = { ...flagsOf(first.command), from: from(resettable), machine: { isBare: true, systemUuid: 'none' } };

    await changeRegistration({ config: { elemental: { reset: { enabled: true } } } });
    const failed = await register(bed, 'bare', options);

    failed.machine.makeFolder(HOST_FILES.agentConfigDir);
    const mended = await register(bed, 'bare', options);

    expect([failed.exitCode, mended.exitCode, mended.name]).toEqual([first.exit, 0, failed.name]);
    expect(comparableOutput(bed, mended.output)).toEqual(comparableOutput(bed, second.output));
    expect(comparableFiles(bed, filesOf(mended.machine))).toEqual(comparableFiles(bed, files));
  });
});

/** The registration's URL with the host's own choice of identity. */
function ownConfiguration({ status }: MachineRegistration): string {
  return stringify({
    elemental: {
      registration: { 'url': status?.registrationURL, 'ca-cert': bed.caCertificate, 'emulate-tpm': true, 'emulated-tpm-seed': -1, 'no-smbios': true },
    },
  });
}

async function deleteAtOnce(name: string): Promise<void> {
  const watched = await inventories.watch(name);

  await inventories.delete(name);
  await watched.until('gone', ({ event }) => event === 'DELETED');
}
