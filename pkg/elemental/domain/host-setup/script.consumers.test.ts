import * as fc from 'fast-check';
import { ATTACKS, hostileOptions, hostileRegistration } from '../../../../test/support/host-setup/arbitraries';
import { CERTIFICATE, REGISTRATION, TOKEN, URL } from '../../../../test/support/host-setup/registrations';
import { ScratchRoot, type Ran } from '../../../../test/support/host-setup/scratch-root';
import { hostSetup } from '../registration/host-setup';
import { AGENT_UNIT } from './agent-service';
import type { HostSetupMode } from './connection';

const CONFIGURATION = '/etc/elemental/config.yaml';
const STATE = '/etc/elemental/state.yaml';

/** As the client does: says where it connects to, writes its state. Keeps what it was configured with, for the test. */
const CLIENT = `cat "$2" > /seen; stat -c %a "$2" "\${2%/*}" > /modes; printf 'state' > "$4"; echo "Connect to ${ URL }" >&2`;
const FAILING_CLIENT = `${ CLIENT }; echo 'Error: registering machine: MachineInventory not found' >&2; exit 255`;

let root: ScratchRoot;

beforeEach(() => {
  root = new ScratchRoot();
  root.stub('elemental-register', CLIENT);
  root.stub('elemental-system-agent');
  root.stub('dmidecode');
  root.stub('systemctl');
});

afterEach(() => {
  root.remove();
});

function setup(mode: HostSetupMode): ReturnType<typeof hostSetup> {
  return hostSetup(REGISTRATION, { mode, caCert: CERTIFICATE });
}

function runScript(mode: HostSetupMode): Ran {
  return root.bash(setup(mode).script);
}

function programsCalled(): string[] {
  return root.calls().map(([program = '']) => program);
}

describe('inventory only', () => {
  const register = ['elemental-register', '--config-path', CONFIGURATION, '--state-path', STATE, '--no-toolkit'];

  it('registers, and leaves nothing but the state', () => {
    expect(runScript('inventory')).toStrictEqual({ status: 0, output: expect.stringContaining('this host is registered') as string });
    expect(root.calls()).toStrictEqual([register]);
    expect(root.exists(CONFIGURATION)).toBe(false);
    expect(root.read(STATE)).toBe('state');
    expect(root.exists('/etc/rancher')).toBe(false);
  });

  it('has the client read a configuration that only root may read', () => {
    runScript('inventory');

    expect(root.read('/seen')).toBe(setup('inventory').files[0]?.content);
    expect(root.read('/modes')).toBe('600\n700\n');
  });

  it('does the same a second time', () => {
    const first = runScript('inventory');

    root.calls();

    expect(runScript('inventory')).toStrictEqual(first);
    expect(root.calls()).toStrictEqual([register]);
  });

  it('prints the registration URL without its token', () => {
    const { output } = runScript('inventory');

    expect(output).toContain('Connect to https://rancher.test:28443/elemental/registration/******\n');
    expect(output).not.toContain(TOKEN);
  });
});

describe('inventory and Kubernetes', () => {
  const called = [
    ['elemental-register', '--config-path', CONFIGURATION, '--state-path', STATE, '--install', '--no-toolkit'],
    ['systemctl', 'cat', 'elemental-system-agent.service'],
    ['systemctl', 'enable', 'elemental-system-agent.service'],
    ['systemctl', 'restart', 'elemental-system-agent.service'],
  ];

  it('registers, then starts the agent', () => {
    expect(runScript('kubernetes').status).toBe(0);
    expect(root.calls()).toStrictEqual(called);
    expect(root.exists(CONFIGURATION)).toBe(false);
    expect(root.exists(AGENT_UNIT.path)).toBe(false);
  });

  it('has made the agent\'s folder when the client needs it, as everybody may read it', () => {
    root.stub('elemental-register', '[ -d /etc/rancher/elemental/agent ]');

    expect(runScript('kubernetes').status).toBe(0);
    expect([root.mode('/etc/rancher'), root.mode('/etc/rancher/elemental/agent')]).toStrictEqual(['0755', '0755']);
  });

  it('brings the service that the package lacks', () => {
    root.stub('systemctl', '[ "$1" != cat ]');

    expect(runScript('kubernetes').status).toBe(0);
    expect(root.calls().map(([, verb]) => verb)).toStrictEqual(['--config-path', 'cat', 'daemon-reload', 'enable', 'restart']);
    expect(root.read(AGENT_UNIT.path)).toBe(AGENT_UNIT.content);
    expect(root.mode(AGENT_UNIT.path)).toBe('0644');
  });

  it('starts no agent on a host that could not be registered', () => {
    root.stub('elemental-register', FAILING_CLIENT);

    expect(runScript('kubernetes').status).not.toBe(0);
    expect(programsCalled()).toStrictEqual(['elemental-register']);
  });

  it('says which step failed', () => {
    root.stub('systemctl', '[ "$1" != restart ]');

    expect(runScript('kubernetes')).toStrictEqual({ status: 1, output: expect.stringMatching(/were not done: Start the system agent\njournalctl/) as string });
  });
});

describe('a host that cannot be registered', () => {
  beforeEach(() => {
    root.stub('elemental-register', FAILING_CLIENT);
  });

  it('is told why, without the token, and what to do', () => {
    const { status, output } = runScript('inventory');

    expect(status).toBe(255);
    expect(output).toContain('MachineInventory not found');
    expect(output).toContain('were not done: Register\n');
    expect(output).toContain(`rm ${ STATE }, so that it registers as a new one`);
    expect(output).not.toContain(TOKEN);
  });

  it('keeps no configuration', () => {
    runScript('inventory');

    expect(root.exists(CONFIGURATION)).toBe(false);
  });

  it('can be registered once that is mended', () => {
    runScript('inventory');
    root.stub('elemental-register', CLIENT);

    expect(runScript('inventory').status).toBe(0);
  });
});

it('replaces a configuration that was there, which then stays', () => {
  root.write(CONFIGURATION, 'elemental: {}', 0o644);

  expect(runScript('inventory').status).toBe(0);
  expect(root.read(CONFIGURATION)).toBe(setup('inventory').files[0]?.content);
  expect(root.mode(CONFIGURATION)).toBe('0600');
});

it('leaves folders as they are that were there', () => {
  root.write('/etc/elemental/other', '', 0o644);

  runScript('inventory');

  expect(root.mode('/etc/elemental')).toBe('0755');
});

it('does nothing but for root', () => {
  root.stub('id', 'echo 1000');

  expect(runScript('kubernetes')).toStrictEqual({ status: 1, output: expect.stringMatching(/were not done: Check who runs this\nRun it as root/) as string });
  expect(programsCalled()).toStrictEqual(['id']);
});

it('does nothing when its end is missing', () => {
  expect(root.bash(setup('kubernetes').script.replace(/main\n$/, '')).status).toBe(0);
  expect(root.calls()).toStrictEqual([]);
});

describe('whatever is in the registration, the certificate and the paths', () => {
  beforeEach(() => {
    root.stub('systemctl', '[ "$1" != cat ]');
  });

  it('no attack that we know of reaches the host', () => {
    for (const attack of ATTACKS) {
      const registration = { ...REGISTRATION, metadata: { name: attack }, status: { registrationURL: `${ URL }${ attack }` } };
      const { script, files } = hostSetup(registration, { mode: 'kubernetes', caCert: `${ CERTIFICATE }${ attack }\n` });

      expect({ attack, ...root.bash(script) }).toMatchObject({ attack, status: 0 });
      expect(root.read('/seen')).toBe(files[0]?.content);
      expect(root.exists('/broken')).toBe(false);
    }
  });

  it('the script gives the client this configuration', () => {
    fc.assert(fc.property(hostileRegistration, hostileOptions('/scratch'), (registration, options) => {
      const { script, files } = hostSetup(registration, options);
      const { status, output } = root.bash(script);

      expect({ status, output }).toMatchObject({ status: 0 });
      expect(root.calls()[0]?.slice(0, 5)).toStrictEqual(
        ['elemental-register', '--config-path', options.configPath, '--state-path', options.statePath]);
      expect(root.read('/seen')).toBe(files[0]?.content);
      expect(root.exists(options.configPath)).toBe(false);
      expect(root.read(options.statePath)).toBe('state');
      expect(root.exists('/broken')).toBe(false);
      root.remove('/scratch');
    }), { numRuns: 50 });
  });

  it('so do the commands, one by one', () => {
    root.stub('zypper');

    fc.assert(fc.property(hostileRegistration, hostileOptions('/scratch'), (registration, options) => {
      const { steps, files } = hostSetup(registration, options);

      for (const { id, command } of steps) {
        expect({ id, ...root.bash(command) }).toMatchObject({ id, status: 0 });
      }
      expect(root.calls().map(([program]) => program).slice(0, 2)).toStrictEqual(['zypper', 'elemental-register']);
      expect(root.read('/seen')).toBe(files[0]?.content);
      expect(root.exists(options.configPath)).toBe(false);
      expect(root.exists('/broken')).toBe(false);
      root.remove('/scratch');
    }), { numRuns: 20 });
  });
});
