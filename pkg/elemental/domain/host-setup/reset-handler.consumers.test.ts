import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { pathBelow } from '../../../../test/support/host-setup/arbitraries';
import { CERTIFICATE, REGISTRATION } from '../../../../test/support/host-setup/registrations';
import { ScratchRoot } from '../../../../test/support/host-setup/scratch-root';
import { hostSetup, type HostSetup } from '../registration/host-setup';
import { AGENT_UNIT } from './agent-service';
import type { HostFile } from './host-file';

const SENTINEL = '/var/lib/elemental/.unmanaged_reset';
const STATE = '/etc/elemental/state.yaml';
const BOOTSTRAP_DONE = '/var/lib/rancher/bootstrap_done';
const OTHERS = ['/etc/elemental/config.yaml', '/var/lib/rancher/k3s/data', '/var/lib/elemental/agent/elemental_connection.json'];

let root: ScratchRoot;

beforeEach(() => {
  root = new ScratchRoot();
  root.stub('sleep');
});

afterEach(() => {
  root.remove();
});

function setup(statePath = STATE): HostSetup {
  return hostSetup(REGISTRATION, { mode: 'kubernetes', caCert: CERTIFICATE, statePath });
}

function install(files: HostFile[]): void {
  for (const { path, mode, content } of files) {
    root.write(path, content, Number.parseInt(mode, 8));
  }
}

describe('systemd', () => {
  /** Units of systemd that ours refer to without a word. */
  const TARGETS = ['sysinit', 'basic', 'shutdown', 'paths', 'multi-user', 'network-online', 'time-sync'];

  beforeEach(() => {
    for (const target of TARGETS) {
      root.write(`/usr/lib/systemd/system/${ target }.target`, '[Unit]\n');
    }
  });

  function verify(...units: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', `--root=${ root.folder }`, ...units], { encoding: 'utf8' });

    return { status, output: stdout + stderr };
  }

  it('finds nothing to complain about in the handler', () => {
    install(setup().resetHandler);

    expect(verify('elemental-reset-handler.path', 'elemental-reset-handler.service')).toStrictEqual({ status: 0, output: '' });
  });

  it('finds nothing to complain about in the agent\'s service', () => {
    install([AGENT_UNIT, { path: '/usr/sbin/elemental-system-agent', mode: '0755', content: '#!/bin/sh\n' }]);

    expect(verify('elemental-system-agent.service')).toStrictEqual({ status: 0, output: '' });
  });

  it('would complain', () => {
    install(setup().resetHandler.map((file) => ({ ...file, content: file.content.replace('ExecStart', 'ExecStar') })));

    expect(verify('elemental-reset-handler.service').output).toContain('ExecStar');
  });
});

describe('the example', () => {
  beforeEach(() => {
    for (const file of [SENTINEL, STATE, BOOTSTRAP_DONE, ...OTHERS]) {
      root.write(file, 'x');
    }
  });

  function handle(statePath?: string): ReturnType<ScratchRoot['run']> {
    const { resetHandler } = setup(statePath);

    install(resetHandler);

    return root.run([resetHandler[2]?.path ?? '']);
  }

  it('removes what would keep the host from being registered and provisioned again, and nothing else', () => {
    root.stub('rm', `[[ "$*" != *${ SENTINEL }* ]] || echo "last: $*"; /bin/rm "$@"`);

    expect(handle()).toStrictEqual({ status: 0, output: `last: -f ${ SENTINEL }\n` });
    expect(root.calls()).toStrictEqual([['sleep', '30'], ['rm', '-f', BOOTSTRAP_DONE], ['rm', '-f', STATE], ['rm', '-f', SENTINEL]]);
    expect([SENTINEL, STATE, BOOTSTRAP_DONE].filter((file) => root.exists(file))).toStrictEqual([]);
    expect(OTHERS.filter((file) => root.exists(file))).toStrictEqual(OTHERS);
  });

  it('keeps the sentinel if something fails, and can be run again', () => {
    root.stub('rm', `[[ "$*" != *bootstrap_done* ]]`);

    expect(handle().status).toBe(1);
    expect(root.exists(SENTINEL)).toBe(true);

    root.remove('/stubs/rm');

    expect(handle().status).toBe(0);
    expect(handle().status).toBe(0);
  });

  it('removes this state, whatever its path', () => {
    fc.assert(fc.property(pathBelow('/scratch'), (statePath) => {
      root.write(statePath, 'x');
      root.write(`${ statePath }.other`, 'x');

      expect(handle(statePath)).toStrictEqual({ status: 0, output: '' });
      expect([root.exists(statePath), root.exists(`${ statePath }.other`), root.exists('/broken')]).toStrictEqual([false, true, false]);
      root.remove('/scratch');
    }), { numRuns: 30 });
  });
});
