import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { hostileOptions, hostileRegistration } from '../../../../test/support/host-setup/arbitraries';
import { python } from '../../../../test/support/host-setup/python';
import { CERTIFICATE, REGISTRATION, TOKEN, URL } from '../../../../test/support/host-setup/registrations';
import { ScratchRoot } from '../../../../test/support/host-setup/scratch-root';
import { hostSetup, type HostSetup } from '../registration/host-setup';

/** The scripts that cloud-init makes of the commands, and the files that it would write, by path: octal permissions and content. */
interface Understood {
  early: string;
  late: string;
  packages: string[];
  files: Record<string, [permissions: string, content: string]>;
}

const UNDERSTAND = `
import yaml
from cloudinit import util
from cloudinit.config import cc_write_files
config = yaml.safe_load(value)
files = {}
cc_write_files.util.write_file = lambda path, content, mode, **_: files.update({path: ['%04o' % mode, util.decode_binary(content)]})
cc_write_files.util.chownbyname = lambda *_: None
cc_write_files.write_files('test', config['write_files'], 'root:root')
print(json.dumps({
  'early': util.shellify(config['bootcmd']), 'late': util.shellify(config['runcmd']), 'packages': config['packages'], 'files': files,
}))`;

function understood({ cloudInit }: HostSetup): Understood {
  return python(UNDERSTAND, cloudInit) as Understood;
}

let root: ScratchRoot;

beforeEach(() => {
  root = new ScratchRoot();
  root.stub('elemental-register', `cat "$2" > /seen; stat -c %a "\${2%/*}" > /modes; echo "Connect to ${ URL }"`);
  root.stub('elemental-system-agent');
  root.stub('dmidecode');
  root.stub('systemctl', '[ "$1" != cat ]');
});

afterEach(() => {
  root.remove();
});

/** What cloud-init does at the first boot, in its order. */
function boot({ early, late, files }: Understood): ReturnType<ScratchRoot['run']> {
  root.write('/tmp/early', early);
  root.run(['sh', '/tmp/early']);
  for (const [file, [permissions, content]] of Object.entries(files)) {
    root.write(file, content, Number.parseInt(permissions, 8));
  }
  root.write('/tmp/late', late);

  return root.run(['sh', '/tmp/late']);
}

describe.each(['inventory', 'kubernetes'] as const)('in mode %s', (mode) => {
  const setup = hostSetup(REGISTRATION, { mode, caCert: CERTIFICATE });

  it('cloud-init finds nothing to complain about', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'elemental-user-data-')), 'user-data');

    fs.writeFileSync(file, setup.cloudInit);
    const { stdout, stderr, status } = spawnSync('cloud-init', ['schema', '--config-file', file], { encoding: 'utf8' });

    fs.rmSync(path.dirname(file), { recursive: true });

    expect({ status, output: stdout + stderr }).toStrictEqual({ status: 0, output: expect.stringMatching(/^Valid .*\n$/) as string });
  });

  it('the host is registered', () => {
    const { status, output } = boot(understood(setup));

    expect(status).toBe(0);
    expect(output).toBe('Connect to https://rancher.test:28443/elemental/registration/******\n');
    expect(root.read('/seen')).toBe(setup.files[0]?.content);
    expect(root.read('/modes')).toBe('700\n');
    expect(root.exists('/etc/elemental/config.yaml')).toBe(false);
  });

  it('a host that cannot be registered keeps the configuration, and starts nothing', () => {
    root.stub('elemental-register', `echo "Connect to ${ URL }" >&2; exit 255`);
    const { status, output } = boot(understood(setup));

    expect(status).toBe(255);
    expect(output).not.toContain(TOKEN);
    expect(root.calls().map(([program]) => program)).toStrictEqual(['elemental-register']);
    expect(root.mode('/etc/elemental/config.yaml')).toBe('0600');
  });

  it('a program that is missing is named', () => {
    root.remove('/stubs/dmidecode');

    expect(boot(understood(setup))).toStrictEqual({ status: 1, output: expect.stringMatching(/^dmidecode is missing/) as string });
    expect(root.calls()).toStrictEqual([]);
  });
});

it('starts the agent with the service that its package lacks', () => {
  boot(understood(hostSetup(REGISTRATION, { mode: 'kubernetes', caCert: CERTIFICATE })));

  expect(root.calls().slice(1)).toStrictEqual([
    ['systemctl', 'cat', 'elemental-system-agent.service'],
    ['systemctl', 'daemon-reload'],
    ['systemctl', 'enable', 'elemental-system-agent.service'],
    ['systemctl', 'restart', 'elemental-system-agent.service'],
  ]);
});

it('gives the client this configuration, whatever is in the registration, the certificate and the paths', () => {
  fc.assert(fc.property(hostileRegistration, hostileOptions('/scratch'), (registration, options) => {
    const setup = hostSetup(registration, options);
    const host = understood(setup);

    expect(host.files).toStrictEqual({ [options.configPath]: ['0600', setup.files[0]?.content] });
    expect(boot(host)).toMatchObject({ status: 0 });
    expect(root.calls()[0]?.slice(0, 5)).toStrictEqual(
      ['elemental-register', '--config-path', options.configPath, '--state-path', options.statePath]);
    expect(root.read('/seen')).toBe(setup.files[0]?.content);
    expect(root.exists(options.configPath)).toBe(false);
    expect(root.exists('/broken')).toBe(false);
    root.remove('/scratch');
  }), { numRuns: 20 });
});
