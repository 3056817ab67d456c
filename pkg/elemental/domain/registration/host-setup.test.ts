import * as fc from 'fast-check';
import { parse } from 'yaml';
import { hostileOptions, hostileRegistration } from '../../../../test/support/host-setup/arbitraries';
import { CERTIFICATE, REGISTRATION } from '../../../../test/support/host-setup/registrations';
import { recording } from '../../../../test/support/recordings';
import { RegistrationNotReadyError } from '../host-setup/client-config';
import { InvalidPathError } from '../host-setup/host-file';
import { HOST_SETUP_STEPS } from '../host-setup/steps';
import { hostSetup, type HostSetup } from './host-setup';

const MODES = ['inventory', 'kubernetes'] as const;

function setup(mode: typeof MODES[number] = 'kubernetes'): HostSetup {
  return hostSetup(REGISTRATION, { mode, caCert: CERTIFICATE });
}

function command(id: string, mode?: typeof MODES[number]): string | undefined {
  return setup(mode).steps.find((step) => step.id === id)?.command;
}

/** All that is run, on every way to connect a host. */
function allCommands({ steps, script, ansible, cloudInit }: HostSetup): string[] {
  return [...steps.map((step) => step.command), script, ansible, cloudInit];
}

/** A playbook, each text that is tagged for Ansible in place of what `resolve` makes of it. */
function playbook(text: string, resolve = (tagged: string): string => tagged): unknown {
  return parse(text, { customTags: [{ tag: '!unsafe', resolve }] });
}

/** Lists of the words of each command that is an argument list in YAML. */
function argumentLists(value: unknown): string[][] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return [value];
  }

  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(argumentLists) : [];
}

describe('files', () => {
  it('are the configuration, for root alone', () => {
    const content = expect.stringContaining('no-toolkit: true') as string;

    expect(setup().files).toStrictEqual([{ path: '/etc/elemental/config.yaml', mode: '0600', content }]);
  });
});

describe('steps', () => {
  it.each(MODES)('of mode %s have a command each', (mode) => {
    expect(setup(mode).steps.map(({ id }) => id)).toStrictEqual(HOST_SETUP_STEPS[mode]);
  });

  it.each([
    ['inventory', 'edge-01'],
    ['kubernetes', 'edge-02'],
  ] as const)('of mode %s register with the recorded command line of %s, without --debug', (mode, host) => {
    const run = recording(`03-register/${ host }.run.yaml`) as { command: string; exit: number };

    expect(run.exit).toBe(0);
    expect(command('register', mode)).toBe(run.command.replace(' --debug', ''));
  });

  it('make the folder of the agent before they register', () => {
    const recorded = recording('03-register/edge-08.run.yaml') as { output: string };

    expect(recorded.output).toContain('open /etc/rancher/elemental/agent/envs: no such file or directory');
    expect(command('agentFolder')).toBe('(umask 022; mkdir -p /etc/rancher/elemental/agent)');
    expect(HOST_SETUP_STEPS.kubernetes.indexOf('agentFolder')).toBeLessThan(HOST_SETUP_STEPS.kubernetes.indexOf('register'));
  });

  it('install what the mode needs', () => {
    expect(command('install', 'inventory')).toBe('zypper install elemental-register dmidecode');
    expect(command('install')).toBe('zypper install elemental-register elemental-system-agent dmidecode');
  });

  it('install no dmidecode where the hardware is not to be asked', () => {
    const spec = { config: { elemental: { registration: { 'no-smbios': true } } } };

    expect(hostSetup({ ...REGISTRATION, spec }, { mode: 'inventory', caCert: '' }).steps[0]?.command).toBe('zypper install elemental-register');
  });
});

describe('every way to connect a host', () => {
  it.each(MODES)('of mode %s never says --debug, and --install only with --no-toolkit', (mode) => {
    for (const text of allCommands(setup(mode))) {
      expect(text).not.toMatch(/--debug|--install(?!["\s-]*--no-toolkit)/);
    }
  });

  it.each(MODES)('of mode %s runs the client with --no-toolkit', (mode) => {
    const { script, ansible, cloudInit } = setup(mode);

    for (const text of [command('register', mode), script, ansible, cloudInit]) {
      expect(text).toMatch(/elemental-register[^]*--no-toolkit/);
    }
  });

  it('leaves the agent alone where it is not wanted', () => {
    for (const text of allCommands(setup('inventory'))) {
      expect(text).not.toMatch(/--install|systemctl|\/etc\/rancher/);
    }
    const { ansible, cloudInit } = setup('inventory');

    expect(JSON.stringify([playbook(ansible), parse(cloudInit)])).not.toContain('agent');
  });
});

describe('cloudInit', () => {
  it('says first what it is', () => {
    expect(setup().cloudInit).toMatch(/^#cloud-config\n# /);
  });

  it('has the configuration, the packages and the commands', () => {
    fc.assert(fc.property(hostileRegistration, hostileOptions('/x'), (registration, options) => {
      const { cloudInit, files } = hostSetup(registration, options);
      const read = parse(cloudInit) as { write_files: object[]; runcmd: string[][]; packages: string[] };

      expect(read.write_files).toStrictEqual([
        { path: options.configPath, permissions: '0600', owner: 'root:root', content: files[0]?.content },
      ]);
      expect(read.packages).toContain('elemental-register');
      expect(read.runcmd.find((words) => words.includes('register'))).toStrictEqual(
        expect.arrayContaining(['elemental-register', '--config-path', options.configPath, '--state-path', options.statePath, '--no-toolkit']));
      expect(read.runcmd.at(-1)).toStrictEqual(['rm', '-f', options.configPath]);
    }));
  });
});

describe('ansible', () => {
  it('has the configuration and the commands', () => {
    fc.assert(fc.property(hostileRegistration, hostileOptions('/x'), (registration, hostile) => {
      const { ansible, files } = hostSetup(registration, hostile);
      const read = playbook(ansible);

      expect(argumentLists(read)).toContainEqual([
        'elemental-register', '--config-path', hostile.configPath, '--state-path', hostile.statePath,
        ...(hostile.mode === 'kubernetes' ? ['--install'] : []), '--no-toolkit',
      ]);
      expect(JSON.stringify(read)).toContain(JSON.stringify(files[0]?.content));
    }));
  });

  it('tags all that somebody else chose, so that nothing in it is a template', () => {
    const template = '{{ lookup(\'pipe\', \'reboot\') }}';
    const registration = { ...REGISTRATION, metadata: { name: template }, status: { registrationURL: `https://${ template }` } };
    const { ansible } = hostSetup(registration, { mode: 'kubernetes', caCert: template, configPath: `/a/${ template }/c`, statePath: `/b/${ template }/s` });

    expect(ansible).toContain('lookup');
    expect(JSON.stringify(playbook(ansible, () => 'tagged'))).not.toContain('lookup');
  });

  it('logs no secret', () => {
    const read = playbook(setup().ansible) as [{ tasks: { block?: { name: string; no_log?: boolean }[] }[] }];
    const unlogged = read[0].tasks.flatMap(({ block = [] }) => block).filter((task) => task.no_log).map(({ name }) => name);

    expect(unlogged).toStrictEqual(['Write the configuration', 'Register']);
  });

  it('takes modules from Ansible itself', () => {
    const modules = new Set([...setup().ansible.matchAll(/^ +(ansible\.\S+):$/gm)].map(([, module]) => module));

    expect([...modules].sort()).toStrictEqual(['command', 'copy', 'fail', 'file', 'package', 'stat', 'systemd'].map((module) => `ansible.builtin.${ module }`));
  });
});

describe('edgeImageBuilder', () => {
  it.each(MODES)('is the one file that it takes, in mode %s', (mode) => {
    expect(setup(mode).edgeImageBuilder).toStrictEqual([{ path: 'elemental/elemental_config.yaml', content: setup(mode).files[0]?.content }]);
  });
});

describe('resetHandler', () => {
  it('waits for the file that the agent writes', () => {
    const { plan_secret: { plan } } = recording('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml') as
      { plan_secret: { plan: { files: { path: string }[] } } };

    expect(plan.files.map(({ path }) => path)).toStrictEqual(['/var/lib/elemental/.unmanaged_reset']);
    expect(setup().resetHandler[0]?.content).toContain('PathExists=/var/lib/elemental/.unmanaged_reset\n');
  });

  it('holds no secret', () => {
    expect(JSON.stringify(setup().resetHandler)).not.toContain(REGISTRATION.status?.registrationURL);
  });

  it('does not take the names of the one that Edge Image Builder brings', () => {
    expect(setup().resetHandler.map(({ path, mode }) => [path, mode])).toStrictEqual([
      ['/etc/systemd/system/elemental-reset-handler.path', '0644'],
      ['/etc/systemd/system/elemental-reset-handler.service', '0644'],
      ['/usr/local/sbin/elemental-on-reset', '0700'],
    ]);
  });
});

describe('what cannot be', () => {
  it('is a registration without a URL', () => {
    expect(() => hostSetup({ ...REGISTRATION, status: {} }, { mode: 'inventory', caCert: '' })).toThrow(RegistrationNotReadyError);
  });

  it.each([
    { configPath: 'config.yaml' },
    { statePath: '/etc/\nreboot' },
    { configPath: '/etc/x', statePath: '/etc/x' },
  ])('is %j', (paths) => {
    expect(() => hostSetup(REGISTRATION, { mode: 'inventory', caCert: '', ...paths })).toThrow(InvalidPathError);
  });
});
