import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { hostileOptions, hostileRegistration } from '../../../../test/support/host-setup/arbitraries';
import { CERTIFICATE, REGISTRATION, TOKEN, URL } from '../../../../test/support/host-setup/registrations';
import { hostSetup } from '../registration/host-setup';
import { AGENT_UNIT } from './agent-service';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'elemental-ansible-'));
  stub('dmidecode', '');
  stub('elemental-register', `printf '%s\\0' "$@" > ${ at('arguments') }
cat "$2" > ${ at('seen') }
echo state > "$4"
echo 'Connect to ${ URL }' >&2`);
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

function at(file: string): string {
  return path.join(folder, file);
}

function stub(program: string, body: string): void {
  fs.mkdirSync(at('stubs'), { recursive: true });
  fs.writeFileSync(at(`stubs/${ program }`), `#!/bin/bash\n${ body }\n`);
  fs.chmodSync(at(`stubs/${ program }`), 0o755);
}

/** Runs a playbook on this machine, as whoever runs the test, in the test's folder. */
function play(playbook: string, ...options: string[]): { status: number | null; output: string } {
  fs.writeFileSync(at('playbook.yaml'), playbook);
  const { status, stdout, stderr } = spawnSync('ansible-playbook', [
    '--inventory', 'localhost,', '--connection', 'local',
    '--extra-vars', '{"ansible_become": false, "ansible_python_interpreter": "/usr/bin/python3"}',
    ...options, at('playbook.yaml'),
  ], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${ at('stubs') }:${ process.env.PATH ?? '' }`, HOME: folder, LC_ALL: 'C.UTF-8', ANSIBLE_NOCOLOR: '1' },
  });

  return { status, output: stdout + stderr };
}

function setup(options: Partial<Parameters<typeof hostSetup>[1]> = {}): ReturnType<typeof hostSetup> {
  const paths = { configPath: at('etc/config.yaml'), statePath: at('etc/state.yaml') };

  return hostSetup(REGISTRATION, { mode: 'inventory', caCert: CERTIFICATE, ...paths, ...options });
}

it.each(['inventory', 'kubernetes'] as const)('of mode %s is a playbook', (mode) => {
  expect(play(setup({ mode }).ansible, '--syntax-check')).toStrictEqual({ status: 0, output: `\nplaybook: ${ at('playbook.yaml') }\n` });
});

describe('the play registers', () => {
  it('and leaves nothing but the state', () => {
    const { ansible, files } = setup();

    expect(play(ansible)).toMatchObject({ status: 0 });
    expect(fs.readFileSync(at('arguments'), 'utf8').split('\0')).toStrictEqual(
      ['--config-path', at('etc/config.yaml'), '--state-path', at('etc/state.yaml'), '--no-toolkit', '']);
    expect(fs.readFileSync(at('seen'), 'utf8')).toBe(files[0]?.content);
    expect(fs.readdirSync(at('etc'))).toStrictEqual(['state.yaml']);
    expect(fs.statSync(at('etc')).mode & 0o777).toBe(0o700);
  });

  it('a second time, which changes nothing but what registering changes', () => {
    play(setup().ansible);

    expect(play(setup().ansible)).toMatchObject({ status: 0, output: expect.stringMatching(/changed=3 +unreachable=0 +failed=0/) as string });
  });

  it('without a word of the token, however much is asked for', () => {
    const { status, output } = play(setup().ansible, '-vvv', '--diff');

    expect(status).toBe(0);
    expect(output).not.toContain(TOKEN);
  });

  it('and keeps a configuration that was there, with the new content', () => {
    fs.mkdirSync(at('etc'));
    fs.writeFileSync(at('etc/config.yaml'), 'elemental: {}');
    const { ansible, files } = setup();

    play(ansible);

    expect(fs.readFileSync(at('etc/config.yaml'), 'utf8')).toBe(files[0]?.content);
    expect(fs.statSync(at('etc/config.yaml')).mode & 0o777).toBe(0o600);
  });

  it('or says why not, without the token, and removes the configuration', () => {
    stub('elemental-register', `echo 'Connect to ${ URL }' >&2; echo 'Error: MachineInventory not found' >&2; exit 255`);
    const { status, output } = play(setup().ansible);

    expect(status).toBe(2);
    expect(output).toContain('MachineInventory not found');
    expect(output).toContain('/elemental/registration/******');
    expect(output).not.toContain(TOKEN);
    expect(fs.readdirSync(at('etc'))).toStrictEqual([]);
  });
});

it('starts the agent, with the service that its package lacks', () => {
  stub('elemental-system-agent', '');
  // systemd knows no such unit before it is written, then one that runs and isn't enabled
  stub('systemctl', `echo "$*" >> ${ at('systemctl') }
case $1 in
  cat | is-enabled) exit 1 ;;
  show) printf 'LoadState=loaded\\nActiveState=active\\n' ;;
esac`);
  // on this machine the play may only write into the test's folder
  const { ansible } = setup({ mode: 'kubernetes' });
  fs.mkdirSync(at('etc/systemd/system'), { recursive: true });
  const { status, output } = play(ansible.replaceAll(' /etc/', ` ${ at('etc/') }`));

  expect({ status, output }).toMatchObject({ status: 0 });
  expect(fs.readFileSync(at('arguments'), 'utf8')).toContain('--install\0--no-toolkit\0');
  expect(fs.readFileSync(at(AGENT_UNIT.path), 'utf8')).toBe(AGENT_UNIT.content);
  expect(fs.readFileSync(at('systemctl'), 'utf8').match(/^\S+/gm)?.filter((verb) => !/show|is-/.test(verb))).toStrictEqual(
    ['cat', 'daemon-reload', 'enable', 'restart']);
});

describe('whatever is in the registration, the certificate and the paths', () => {
  it('the play is one', () => {
    fc.assert(fc.property(hostileRegistration, hostileOptions(at('scratch')), (registration, options) => {
      expect(play(hostSetup(registration, options).ansible, '--syntax-check')).toMatchObject({ status: 0 });
    }), { numRuns: 5 });
  });

  it('no program gets anything else', () => {
    const attack = '{{ lookup("pipe", "touch broken") }} {% for a in b %} $(touch broken) \'"; touch broken #';
    const registration = { ...REGISTRATION, metadata: { name: attack }, status: { registrationURL: `https://rancher.test/${ attack }` } };
    const paths = { configPath: at(`etc/${ attack }/config`), statePath: at(`${ attack }/state`) };
    const { ansible, files } = hostSetup(registration, { mode: 'inventory', caCert: `${ CERTIFICATE }${ attack }\n`, ...paths });

    expect(play(ansible)).toMatchObject({ status: 0 });
    expect(fs.readFileSync(at('arguments'), 'utf8').split('\0')).toStrictEqual(
      ['--config-path', paths.configPath, '--state-path', paths.statePath, '--no-toolkit', '']);
    expect(fs.readFileSync(at('seen'), 'utf8')).toBe(files[0]?.content);
    expect(fs.existsSync(at('broken'))).toBe(false);
  });
});
