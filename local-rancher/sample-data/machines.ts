import { OPERATING_SYSTEMS, type OperatingSystem } from '../host';

/**
 * How far a machine has come. `adopted` and `provisioned` ones are nodes of a cluster; `unknown` and `deleting` ones are
 * left alone by the operator stand-in.
 */
export type Stage = 'unknown' | 'inventoryOnly' | 'agentConnected' | 'adopted' | 'provisioned' | 'failed' | 'awaitingReset' | 'deleting';

export interface SampleMachine {
  name: string;
  registration: string;
  stage: Stage;
  system: OperatingSystem;
  address: string;
  /** The host registers with `--no-toolkit`. */
  unmanaged: boolean;
  /** Said by the host itself, in place of what its system would say. */
  says?: Record<string, string>;
  cluster?: string;
}

/** How many machines are in the fleet unless more are asked for. */
export const FLEET_SIZE = 60;

interface Group {
  /** Names are this with a number. */
  prefix: string;
  registration: string;
  /** Third part of the addresses, which are from the range for documentation. */
  network: '192.0.2' | '198.51.100' | '203.0.113';
  systems: readonly OperatingSystem[];
  stages: readonly [Stage, number][];
  managed?: boolean;
  cluster?: string;
}

const GROUPS: Group[] = [
  {
    prefix: 'berlin-edge-',
    registration: 'berlin-edge',
    network: '192.0.2',
    systems: ['sles', 'ubuntu'],
    stages: [['provisioned', 3], ['adopted', 1], ['agentConnected', 5], ['failed', 1], ['awaitingReset', 1], ['inventoryOnly', 1]],
    cluster: 'berlin',
  },
  { prefix: 'till-', registration: 'shops', network: '198.51.100', systems: ['debian', 'ubuntu', 'debian'], stages: [['inventoryOnly', 18]] },
  {
    prefix: 'gateway-',
    registration: 'partner-gateways',
    network: '203.0.113',
    systems: ['rhel'],
    stages: [['inventoryOnly', 2], ['agentConnected', 3]],
  },
  { prefix: 'acme-', registration: 'phone-home', network: '203.0.113', systems: ['sl-micro'], stages: [['agentConnected', 4], ['inventoryOnly', 2]] },
  {
    prefix: 'img-',
    registration: 'factory-images',
    network: '192.0.2',
    systems: ['sl-micro'],
    stages: [['provisioned', 4], ['adopted', 1], ['agentConnected', 6], ['inventoryOnly', 2], ['failed', 1], ['deleting', 1], ['unknown', 1]],
    managed: true,
    cluster: 'factory',
  },
];

/** What a host may say of itself to hurt who looks at it. */
const HOSTILE: SampleMachine[] = [
  {
    name: 'hostile-markup',
    registration: 'shops',
    stage: 'inventoryOnly',
    system: 'debian',
    unmanaged: true,
    address: '198.51.100.250',
    says: {
      'os.pretty-name': '<img src=x onerror="document.title=\'owned\'"> {{constructor.constructor("alert(1)")()}}',
      'os.name': '"><script>document.title="owned"</script>',
      'os.version-id': 'javascript:alert(1)',
    },
  },
  {
    name: 'hostile-formula',
    registration: 'shops',
    stage: 'inventoryOnly',
    system: 'debian',
    unmanaged: true,
    address: '198.51.100.251',
    says: { 'os.pretty-name': '=HYPERLINK("https://example.com","Debian")', 'os.version': '$(reboot)`reboot`', 'registration-ip': '+1+1' },
  },
  {
    name: 'hostile-text',
    registration: 'shops',
    stage: 'inventoryOnly',
    system: 'debian',
    unmanaged: true,
    address: '198.51.100.252',
    says: { 'os.pretty-name': `O'Brien <Linux> & Co \u202Exunil\u202C ${ 'very long '.repeat(60) }`, 'os.version-id': '\u0000\u0007\n---\n' },
  },
];

/** The machines that a newcomer sees: each state, several systems and sites, and some hosts that mean harm. */
function newcomersFleet(): SampleMachine[] {
  const believable = GROUPS.flatMap(({ prefix, registration, network, systems, stages, managed = false, cluster }, group) => {
    const all = stages.flatMap(([stage, count]) => Array.from({ length: count }, () => stage));

    return all.map((stage, index): SampleMachine => ({
      name: `${ prefix }${ String(index + 1).padStart(2, '0') }`,
      registration,
      stage,
      system: systems[index % systems.length] ?? 'ubuntu',
      address: `${ network }.${ 1 + index + group * 40 }`,
      unmanaged: !managed,
      ...stage === 'adopted' || stage === 'provisioned' ? { cluster } : {},
    }));
  });

  return [...believable, ...HOSTILE];
}

/** A fleet of this size: the newcomer's, cut off or continued with machines that are like most of it. */
export function sampleFleet(size: number): SampleMachine[] {
  const fleet = newcomersFleet();
  const more = Array.from({ length: Math.max(0, size - fleet.length) }, (_, index): SampleMachine => ({
    name: `edge-${ String(index + 1).padStart(6, '0') }`,
    registration: ['berlin-edge', 'shops', 'factory-images'][index % 3] ?? 'shops',
    unmanaged: index % 3 < 2,
    stage: index % 10 < 6 ? 'agentConnected' : 'inventoryOnly',
    system: OPERATING_SYSTEMS[index % OPERATING_SYSTEMS.length] ?? 'ubuntu',
    address: `10.${ (index >> 16) % 256 }.${ (index >> 8) % 256 }.${ index % 256 }`,
  }));

  return [...fleet, ...more].slice(0, size);
}
