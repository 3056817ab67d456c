/** The systems that simulated hosts can have. */
export const OPERATING_SYSTEMS = ['ubuntu', 'debian', 'rhel', 'sles', 'sl-micro'] as const;

export type OperatingSystem = typeof OPERATING_SYSTEMS[number];

type OsRelease = Partial<Record<'NAME' | 'VERSION' | 'VERSION_ID' | 'ID' | 'PRETTY_NAME' | 'CPE_NAME', string>>;

/** The first four are what the recorded hosts had (`03-register/edge-*.inventory.yaml`). */
const OS_RELEASES: Record<OperatingSystem, OsRelease> = {
  'ubuntu': { NAME: 'Ubuntu', VERSION: '24.04.2 LTS (Noble Numbat)', VERSION_ID: '24.04', ID: 'ubuntu', PRETTY_NAME: 'Ubuntu 24.04.2 LTS' },
  'debian': { NAME: 'Debian GNU/Linux', VERSION: '12 (bookworm)', VERSION_ID: '12', ID: 'debian', PRETTY_NAME: 'Debian GNU/Linux 12 (bookworm)' },
  'rhel': {
    NAME: 'Red Hat Enterprise Linux',
    VERSION: '9.4 (Plow)',
    VERSION_ID: '9.4',
    ID: 'rhel',
    PRETTY_NAME: 'Red Hat Enterprise Linux 9.4 (Plow)',
    CPE_NAME: 'cpe:/o:redhat:enterprise_linux:9::baseos',
  },
  'sles': {
    NAME: 'SLES',
    VERSION: '15-SP6',
    VERSION_ID: '15.6',
    ID: 'sles',
    PRETTY_NAME: 'SUSE Linux Enterprise Server 15 SP6',
    CPE_NAME: 'cpe:/o:suse:sles:15:sp6',
  },
  'sl-micro': {
    NAME: 'SL-Micro', VERSION: '6.1', VERSION_ID: '6.1', ID: 'sl-micro', PRETTY_NAME: 'SUSE Linux Micro 6.1', CPE_NAME: 'cpe:/o:suse:sl-micro:6.1',
  },
};

/** The content of the system's `/etc/os-release`. */
export function osRelease(system: OperatingSystem): string {
  return Object.entries(OS_RELEASES[system]).map(([key, value]) => `${ key }="${ value }"\n`).join('');
}

/** What `elemental-register` sends of each key of `/etc/os-release`. */
const ANNOTATIONS = new Map([
  ['NAME', 'os.name'],
  ['VERSION', 'os.version'],
  ['VERSION_ID', 'os.version-id'],
  ['ID', 'os.id'],
  ['PRETTY_NAME', 'os.pretty-name'],
  ['IMAGE', 'os.image'],
  ['CPE_NAME', 'os.cpe-name'],
]);

/** What a host says of its system, from the content of its `/etc/os-release`. */
export function osAnnotations(content: string): Record<string, string> {
  return Object.fromEntries(content.split('\n').flatMap((line) => {
    const [key = '', ...rest] = line.split('=');
    const name = ANNOTATIONS.get(key);

    return name && rest.length ? [[name, rest.join('=').replace(/^"+|"+$/g, '')]] : [];
  }));
}
