import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SENTINEL_FILE } from '../elemental-operator/plans';
import { runCommand } from './commands';
import { hostFolder } from './hosts-folder';
import { plainHash } from './identity';
import { HOST_FILES, createMachine } from './machine';

let dataDir: string;

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(tmpdir(), 'elemental-hosts-'));
});

afterEach(() => {
  fs.rmSync(dataDir, { recursive: true });
});

async function run(...words: string[]): Promise<{ code: number; said: string; printed: string }> {
  const said: string[] = [];
  const printed: string[] = [];
  const output = { say: (line: string) => said.push(line), program: (line: string) => printed.push(line) };
  const code = await runCommand(words, output, Promise.resolve());

  return { code, said: said.join('\n'), printed: printed.join('\n') };
}

/** The same for a command that works on our hosts. */
async function runHere(command: string, ...words: string[]): ReturnType<typeof run> {
  return run(command, ...words, '--data-dir', dataDir);
}

describe('misuse', () => {
  it.each<[words: string[], message: string]>([
    [['start'], 'There is no command start.'],
    [['toString'], 'There is no command toString.'],
    [['register'], 'Give the registration URL of a registration endpoint.'],
    [['register', 'https://a', 'https://b'], 'Give one registration URL.'],
    [['register', 'rancher/x'], 'A registration URL begins with https:// or http://.'],
    [['register', 'https://a', '--config-path', 'b'], 'Give either a registration URL or --config-path.'],
    [['register', '--config-path', '/nowhere'], 'There is no file /nowhere.'],
    [['register', 'https://a', '--os-release', '/nowhere'], 'There is no file /nowhere.'],
    [['register', 'https://a', '--os', 'windows'], '--os is one of ubuntu, debian, rhel, sles, sl-micro.'],
    [['register', 'https://a', '--emulated-tpm-seed', 'x'], '--emulated-tpm-seed is a whole number'],
    [['register', 'https://a', '--label', 'x'], '--label is KEY=VALUE, not "x".'],
    [['register', 'https://a', '--name', '../x'], '"../x" can\'t be a host\'s name.'],
    [['register', 'https://a', '--unknown'], 'Unknown option \'--unknown\''],
    [['agent'], 'Say which host with --name. There is no host yet.'],
    [['reset', '--name', 'x'], 'There is no host x. There is no host yet.'],
    [['register', 'https://a', '--emulated-tpm-seed', '1x'], '--emulated-tpm-seed is a whole number'],
  ])('%j is told the right form', async (words, message) => {
    const { code, said } = await (words[0] === 'start' || words[0] === 'toString' ? run(...words) : runHere(words[0] ?? '', ...words.slice(1)));

    expect(said).toContain(message);
    expect(said).toContain('npm run host -- ');
    expect(code).toBe(2);
  });

  it('without a command shows them all', async () => {
    const { code, said } = await run();

    expect([code, (await run('--help')).code]).toEqual([2, 0]);
    expect(said).toMatch(/register[^]+agent[^]+reset[^]+list/);
  });

  it('shows only the usage of the command', async () => {
    expect((await runHere('agent')).said).not.toContain('host -- register');
  });
});

describe('register', () => {
  it('says that Rancher can\'t be reached, without the URL\'s token', async () => {
    const { code, said } = await runHere('register', 'https://127.0.0.1:1/elemental/registration/secret');

    expect(code).toBe(1);
    expect(said).toContain('The registration URL can\'t be reached: connect ECONNREFUSED 127.0.0.1:1. Is Rancher running?');
    expect(said).not.toContain('secret');
  });

  it('runs the client, passes its exit code on and says the way out', async () => {
    const config = path.join(dataDir, 'config.yaml');

    fs.writeFileSync(config, 'elemental: { registration: { url: "https://127.0.0.1:1/x", no-smbios: true } }');
    const { code, said, printed } = await runHere('register', '--config-path', config, '--no-toolkit', '--label', 'a=b=c', '--bare', '--no-tpm');

    expect(code).toBe(255);
    expect(said).toContain('$ elemental-register --config-path /etc/elemental/config.yaml --state-path /etc/elemental/state.yaml --no-toolkit');
    expect(printed).toMatch(/^I.*Register version[^]*Error: registering machine: cannot generate authentication token[^]*FATAL/);
    expect(said).toContain('This host has no TPM.');
    expect(fs.existsSync(path.join(hostFolder(dataDir, 'host-1'), HOST_FILES.agentConfigDir))).toBe(false);
  });

  it('makes the host and runs the client as it is told', async () => {
    const config = path.join(dataDir, 'config.yaml');
    const osRelease = path.join(dataDir, 'os-release');

    fs.writeFileSync(config, 'elemental: { registration: { url: "http://127.0.0.1:1/x" } }');
    fs.writeFileSync(osRelease, 'NAME=Mine\n');
    const { said, printed } = await runHere(
      'register', '--config-path', config, '--name', 'edge-1', '--debug', '--no-smbios', '--auth', 'tpm', '--emulate-tpm',
      '--emulated-tpm-seed', '-12', '--os-release', osRelease, '--system-uuid', 'none', '--mac', '02:00:00:00:00:01', '--no-dmidecode',
    );
    const machine = createMachine(hostFolder(dataDir, 'edge-1'));

    expect(said).toMatch(/--state-path \/etc\/elemental\/state.yaml --debug --emulate-tpm --no-smbios --auth tpm --emulated-tpm-seed -12$/m);
    expect(printed).toContain('Debug logs enabled');
    expect(printed).toContain(`Using TPM Auth with Hash ${ plainHash('emulated TPM, seed -12') } to dial ws://127.0.0.1:1/x`);
    expect(machine.read(HOST_FILES.osRelease)).toBe('NAME=Mine\n');
    expect(machine.read(HOST_FILES.macAddress)).toBe('02:00:00:00:00:01\n');
    expect([HOST_FILES.systemUuid, HOST_FILES.tpm, HOST_FILES.smbios].map((file) => machine.exists(file))).toEqual([false, true, false]);
  });

  it('takes the next free name, or the one that is wanted', async () => {
    createMachine(hostFolder(dataDir, 'host-1'));

    expect((await runHere('register', 'https://127.0.0.1:1/x')).said).toContain('Host host-2: ');
    expect((await runHere('register', '--name', 'edge-1')).said).toContain('The host has no configuration yet.');
  });
});

describe('reset', () => {
  it('needs a sentinel or --force, and says what it did', async () => {
    const machine = createMachine(hostFolder(dataDir, 'edge-1'));

    const refused = await runHere('reset', '--name', 'edge-1');

    expect(refused.code).toBe(1);
    expect(refused.said).toContain('Nobody asked to reset edge-1');
    machine.write(SENTINEL_FILE, '2026-11-22 11:13:03');
    const { code, said } = await runHere('reset', '--name', 'edge-1');

    expect(code).toBe(0);
    expect(said).toMatch(/asked for at 2026-11-22 11:13:03[^]*Removed \/var\/lib\/elemental\/.unmanaged_reset[^]*Next: register it again/);
    const forced = await runHere('reset', '--name', 'edge-1', '--force');

    expect(forced.code).toBe(0);
    expect(forced.said).toMatch(/^Resetting edge-1\.\nNext/);
  });
});

describe('list', () => {
  it('says what can be said of each host', async () => {
    expect((await runHere('list')).said).toContain('There is no host yet');

    createMachine(hostFolder(dataDir, 'new'));
    const machine = createMachine(hostFolder(dataDir, 'edge-1'), { operatingSystem: 'sles' });

    machine.makeFolder(HOST_FILES.agentStateDir);
    machine.write(HOST_FILES.agentConnection, JSON.stringify({ namespace: 'fleet-default', secretName: 'm-1', kubeConfig: 'token: secret' }));
    machine.write(HOST_FILES.state, 'initialRegistration: 2026-11-22T11:08:17Z\n');
    machine.write(SENTINEL_FILE, '2026-11-22 11:13:03');

    expect((await runHere('list')).said).toBe([
      'edge-1  SUSE Linux Enterprise Server 15 SP6: registered, agent of fleet-default/m-1, to be reset since 2026-11-22 11:13:03',
      'new  Ubuntu 24.04.2 LTS: not registered',
    ].join('\n'));
  });
});

describe('agent', () => {
  it('says that the host isn\'t registered for it', async () => {
    createMachine(hostFolder(dataDir, 'edge-1'));

    const { code, said } = await runHere('agent', '--name', 'edge-1');

    expect(code).toBe(1);
    expect(said).toContain('Host edge-1 has no agent connection.');
  });
});
