import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Inventories } from '../../test/support/elemental/inventories';
import { readyRegistration, recordedRegistration } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { HOST_FILES, Machine } from './index';

let bed: TestBed;
let inventories: Inventories;
let url: string;
const commands: ChildProcess[] = [];

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
  url = (await readyRegistration(bed, recordedRegistration('unmanaged-resettable').input)).status?.registrationURL ?? '';
});

afterAll(async () => {
  commands.forEach((command) => command.kill());
  await bed.stop();
});

interface Running {
  /** Resolves with all output so far once it matches; rejects if the command ends before. */
  says: (pattern: RegExp) => Promise<string>;
  /** The exit code. */
  ended: Promise<number>;
  interrupt: () => void;
}

/** Runs the command line on the hosts in the test's folder. */
function host(...words: string[]): Running {
  const command = spawn(process.execPath, [require.resolve('tsx/cli'), path.join(__dirname, 'cli.ts'), ...words, '--data-dir', bed.folder]);
  const ended = once(command, 'close').then(([code]) => code as number);
  let output = '';

  commands.push(command);
  const says = async (pattern: RegExp): Promise<string> => new Promise((resolve, reject) => {
    const check = (data: Buffer | string): void => {
      output += data.toString();
      if (pattern.test(output)) {
        resolve(output);
      }
    };

    check('');
    command.stdout.on('data', check);
    command.stderr.on('data', check);
    void ended.then((code) => {
      reject(new Error(`ended with code ${ code } and without ${ String(pattern) }:\n${ output }`));
    });
  });

  return { says, ended, interrupt: () => command.kill('SIGINT') };
}

describe('the command line', () => {
  it('registers a host, runs its agent until a reset is asked for, and resets it', async () => {
    const register = host('register', url, '--name', 'edge-1', '--os', 'sles', '--install', '--no-toolkit');
    const registered = await register.says(/Registered as MachineInventory (\S+)\.\nNext: npm run host -- agent --name edge-1\n/);
    const [, name = ''] = /Registered as MachineInventory [^/]+\/(\S+)\./.exec(registered) ?? [];

    expect(await register.ended).toBe(0);
    expect(registered).toContain('agent config file \'/etc/rancher/elemental/agent/config.yaml\' written.');
    expect(registered).not.toMatch(/Debug logs|token: /);

    const agent = host('agent', '--name', 'edge-1');
    const watched = await inventories.watch(name);

    await agent.says(/Connected\. Watching plan Secret .*\nApplied plan 44136fa3/);
    await watched.until('Ready', ({ object }) => object.status?.conditions?.[0]?.status === 'True');
    await inventories.delete(name);
    await agent.says(/Wrote \/var\/lib\/elemental\/\.unmanaged_reset\nA reset was asked for\. Next: npm run host -- reset --name edge-1\n/);
    await agent.says(/The plan Secret is gone\./);
    agent.interrupt();
    expect(await agent.ended).toBe(0);

    const stale = host('register', '--name', 'edge-1', '--install', '--no-toolkit');

    await stale.says(/update error: MachineInventory not found\nThe host's inventory is gone\. Run npm run host -- reset --name edge-1 --force/);
    expect(await stale.ended).toBe(255);

    const reset = host('reset', '--name', 'edge-1');

    await reset.says(/Resetting edge-1, as was asked for at .*\nRemoved \/etc\/elemental\/state\.yaml\nRemoved .*unmanaged_reset\nNext: /);
    expect(await reset.ended).toBe(0);
    expect(new Machine(path.join(bed.folder, 'hosts/edge-1')).exists(HOST_FILES.state)).toBe(false);
  });

  it('leaves a half-registered host without the agent\'s folder, and says the way out', async () => {
    const register = host('register', url, '--name', 'bare', '--bare', '--install', '--no-toolkit');

    await register.says(/FATAL: installing local agent config .*\nThe inventory was made\. Make the folder \S+\/hosts\/bare\/etc\/rancher\/elemental\/agent /);
    expect(await register.ended).toBe(255);
  });

  it('fails to apply plans if it is told to', async () => {
    const register = host('register', url, '--name', 'failing', '--install', '--no-toolkit');

    expect(await register.ended).toBe(0);
    const agent = host('agent', '--name', 'failing', '--fail');

    await agent.says(/Failed to apply plan 44136fa3\S+, as asked for\./);
    agent.interrupt();
    expect(await agent.ended).toBe(0);
  });
});
