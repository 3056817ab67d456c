import { OPERATOR_LOG, troublesOf, type HostTrouble } from './trouble';

const RESTART_AGENT = { text: 'systemctl restart elemental-system-agent', on: 'host' } as const;

/** What the operator could not do: recordings 03-register/failures/controllers-not-running, 03-register/again, 09-templates. */
const RANCHER: HostTrouble[] = troublesOf('rancher', [
  {
    id: 'operatorSilent',
    message: 'read configuration response: read tcp 192.0.2.7:50154->192.0.2.10:443: i/o timeout',
    patterns: [/(?:response|reply|communication error): read tcp \S+: i\/o timeout/],
    command: OPERATOR_LOG,
  },
  {
    id: 'metadataRefused',
    message: 'MachineInventory creation failed: … is invalid: metadata.labels: Invalid value: "bad key!"',
    patterns: [/MachineInventory (?:creation|update) failed: .{0,600} is invalid: /],
  },
  {
    id: 'nameTaken',
    message: 'machineinventories.elemental.cattle.io "gateway" already exists',
    patterns: [/machineinventories\.elemental\.cattle\.io \S+ already exists/],
  },
  {
    id: 'operatorBrokeOff',
    message: 'read configuration response: websocket: close 1006 (abnormal closure): unexpected EOF',
    patterns: [/websocket: close 1006/],
    command: OPERATOR_LOG,
  },
  {
    id: 'staleState',
    message: 'failed to send update data: update error: MachineInventory not found',
    patterns: [/update error: MachineInventory not found/],
    command: { text: 'rm /etc/elemental/state.yaml', on: 'host' },
  },
]);

/**
 * What goes wrong with the agent: recordings 03-register/edge-08 and 05-delete-matrix/registration-deleted; system agent:
 * main.go, pkg/config/config.go and pkg/k8splan/watcher.go; systemd's words for a unit that isn't there.
 */
const AGENT: HostTrouble[] = troublesOf('agent', [
  {
    id: 'agentFolderMissing',
    message: 'writing agent envs file: open /etc/rancher/elemental/agent/envs: no such file or directory',
    patterns: [/writing agent envs file: open \S+: no such file/],
    command: { text: 'mkdir -p /etc/rancher/elemental/agent', on: 'host' },
  },
  {
    id: 'agentMissing',
    message: 'Unit elemental-system-agent.service not found.',
    patterns: [/Unit elemental-system-agent\.service (?:could )?not (?:be )?found/, /Unit elemental-system-agent\.service does not exist/],
  },
  {
    id: 'agentNotConfigured',
    message: 'connection info file not found at /var/lib/elemental/agent/elemental_connection.json',
    patterns: [/connection info file not found/, /elemental_connection\.json: no such file/, /elemental\/agent\/config\.yaml: no such file/],
    command: RESTART_AGENT,
  },
  {
    id: 'agentCutOff',
    message: 'secrets "m-94803e40" is forbidden: User "system:serviceaccount:fleet-default:berlin-edge" cannot update resource "secrets"',
    patterns: [
      /secrets (?:\S+ )?is forbidden: User /,
      /error while connecting to Kubernetes cluster.{0,300}(?:Unauthorized|asked for the client to provide credentials)/,
    ],
    command: RESTART_AGENT,
  },
], 'kubernetes');

/** What no program complains of: recordings 03-register/failures (nt-none, f-seed-unset-2, f-uuid-none) and 03-register/again. */
const SILENT: HostTrouble[] = [
  ...troublesOf('silent', [
    { id: 'knownAlready' },
    { id: 'shownAsManaged' },
    { id: 'sameIdentity', command: { text: 'rm /etc/elemental/state.yaml', on: 'host' } },
  ]),
  ...troublesOf('silent', [
    { id: 'agentSilent', command: { text: 'systemctl enable elemental-system-agent && systemctl restart elemental-system-agent', on: 'host' } },
  ], 'kubernetes'),
];

export const TROUBLES_IN_RANCHER: HostTrouble[] = [...RANCHER, ...AGENT, ...SILENT];
