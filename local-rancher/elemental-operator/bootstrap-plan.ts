import { stringify } from 'yaml';
import { encodePlan, planFile } from './plans';

/** What makes a host a node of a cluster. */
export interface Bootstrap {
  /** Rancher's script: `value` of the Secret that the machine of Cluster API names. */
  script: Buffer;
  /** The inventory's name: the node gets it, and so does the host. */
  name: string;
  /** The inventory's labels: the node gets them. */
  labels?: Record<string, string>;
}

/** Does nothing while the mark is there, which a reset of an unmanaged host leaves (recording `05-delete-matrix/real-agent-bootstrap`). */
const RUN_ONCE = '[ -f /var/lib/rancher/bootstrap_done ] || /var/lib/rancher/bootstrap.sh && touch /var/lib/rancher/bootstrap_done';

/** The plan's bytes, as recorded in `06-adoption/03-bootstrap-plan-written.no-agent.yaml`. The real operator writes labels in any order. */
export function bootstrapPlan({ script, name, labels = {} }: Bootstrap): string {
  const nodeLabels = Object.entries(labels).map(([key, value]) => `${ key }=${ value }`).sort();
  const labelFile = stringify({ 'node-label+': nodeLabels }, { indent: 4 });
  const configOf = (distribution: string): object[] => [
    planFile(`/etc/rancher/${ distribution }/config.yaml.d/99-elemental-name.yaml`, `node-name: ${ name }`, '0600'),
    planFile(`/etc/rancher/${ distribution }/config.yaml.d/99-elemental-inventory-labels.yaml`, labelFile, '0600'),
  ];

  return encodePlan({
    files: [
      planFile('/var/lib/rancher/bootstrap.sh', script, '0700'),
      ...configOf('rke2'),
      ...configOf('k3s'),
      planFile('/usr/local/etc/hostname', name, '0644'),
      planFile('/run/elemental/persistent/etc/hostname', name, '0644'),
    ],
    instructions: [
      { name: 'configure hostname', args: ['set-hostname', '--transient', name], command: 'hostnamectl' },
      { args: ['-c', RUN_ONCE], command: 'bash' },
    ],
  });
}
