import { CERTIFICATE, REGISTRATION } from '../../../../test/support/host-setup/registrations';
import { ScratchRoot, type Ran } from '../../../../test/support/host-setup/scratch-root';
import { hostSetup } from '../registration/host-setup';

let root: ScratchRoot;

beforeEach(() => {
  root = new ScratchRoot();
});

afterEach(() => {
  root.remove();
});

function runScript(): Ran {
  return root.bash(hostSetup(REGISTRATION, { mode: 'inventory', caCert: CERTIFICATE }).script);
}

describe('packages', () => {
  /** A package manager that has everything. */
  const INSTALLS = 'for word; do printf "#!/bin/bash\\n" > "/bin/$word"; chmod 755 "/bin/$word"; done 2>/dev/null';

  it.each([
    ['zypper', [['zypper', '--non-interactive', 'install', 'elemental-register', 'dmidecode']]],
    ['dnf', [['dnf', '--assumeyes', 'install', 'elemental-register', 'dmidecode']]],
    ['apt-get', [['apt-get', 'update'], ['apt-get', '--yes', 'install', 'elemental-register', 'dmidecode']]],
  ])('come from %s', (manager, calls) => {
    root.stub(manager, INSTALLS);

    expect(runScript().status).toBe(0);
    expect(root.calls()).toStrictEqual(calls);
  });

  it.each([
    ['zypper', 'download.opensuse.org'],
    ['dnf', 'make register'],
    ['apt-get', 'make register'],
  ])('that %s does not have come from somewhere else', (manager, advice) => {
    root.stub(manager, 'exit 100');

    expect(runScript()).toStrictEqual({ status: 100, output: expect.stringContaining(advice) as string });
    expect(root.exists('/etc/elemental/config.yaml')).toBe(false);
  });

  it('without their programs are not enough', () => {
    root.stub('zypper');

    expect(runScript()).toStrictEqual({ status: 1, output: expect.stringContaining('were not done: Install the packages') as string });
  });

  it('can do without a package manager', () => {
    const { status, output } = runScript();

    expect(status).toBe(1);
    expect(output).toContain('Missing: elemental-register dmidecode\nThere is no zypper, dnf or apt-get.\n');
    expect(output).toContain('make register');

    root.stub('elemental-register');
    root.stub('dmidecode');

    expect(runScript().status).toBe(0);
  });

  it('of a system that is changed by snapshots are for its owner to install', () => {
    root.remove('/usr');
    root.stub('transactional-update');
    root.stub('zypper');

    expect(runScript().output).toContain('transactional-update pkg install elemental-register dmidecode\nThen reboot');
    expect(root.calls()).toStrictEqual([]);
  });
});
