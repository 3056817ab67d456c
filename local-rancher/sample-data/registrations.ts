import { REGISTRATION_LABEL, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../../pkg/elemental/domain/labels';
import type { Condition } from '../controllers/resources';
import { HOLD_ANNOTATION } from '../elemental-operator/names';
import type { MachineRegistration } from '../elemental-operator/resources';
import { MACHINES_NAMESPACE } from '../rancher-api';

/** A registration as it is created, and what stands in its status if the operator is to leave it alone. */
export interface SampleRegistration {
  name: string;
  description: string;
  spec: MachineRegistration['spec'];
  /** A state that time would heal: the operator stand-in doesn't look at the object. */
  held?: { conditions: Condition[]; registrationToken?: string };
}

/** What the extension's form stamps for hosts whose operating system somebody else looks after. */
function unmanaged(name: string, spec: MachineRegistration['spec'] = {}): MachineRegistration['spec'] {
  return {
    ...spec,
    machineInventoryLabels: { ...spec.machineInventoryLabels, [UNMANAGED_LABEL]: 'true', [REGISTRATION_LABEL]: name },
    machineInventoryAnnotations: { ...spec.machineInventoryAnnotations, [UNMANAGED_ANNOTATION]: 'true' },
    config: {
      ...spec.config,
      elemental: { ...spec.config?.elemental, registration: { 'auth': 'tpm', 'emulate-tpm': true, 'emulated-tpm-seed': -1, 'no-toolkit': true } },
    },
  };
}

function managed(name: string, spec: MachineRegistration['spec'] = {}): MachineRegistration['spec'] {
  return { ...spec, machineInventoryLabels: { ...spec.machineInventoryLabels, [REGISTRATION_LABEL]: name } };
}

function notReady(reason: string, message: string): { conditions: Condition[] } {
  return { conditions: [{ type: 'Ready', status: 'False', reason, message, lastTransitionTime: '2026-11-22T11:04:45Z' }] };
}

/** Managed and unmanaged ones, and one in each state that keeps hosts from registering. */
export const SAMPLE_REGISTRATIONS: SampleRegistration[] = [
  {
    name: 'berlin-edge',
    description: 'Edge nodes in Berlin, installed by Ansible',
    spec: unmanaged('berlin-edge', {
      token: 'berlin-edge-site',
      machineName: 'berlin-edge-${Random/Hex/6}',
      machineInventoryLabels: { 'example.com/site': 'berlin' },
      config: { elemental: { reset: { enabled: true } } },
    }),
  },
  {
    name: 'shops',
    description: 'Tills: only to know what runs where',
    spec: unmanaged('shops', { machineInventoryLabels: { 'example.com/role': 'till' } }),
  },
  {
    name: 'partner-gateways',
    description: 'Gateways of a partner, written by hand, with labels under the partner\'s own prefix',
    spec: {
      labelPrefix: 'edge.example.com',
      machineInventoryLabels: { 'example.com/site': 'porto' },
      config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
    },
  },
  {
    name: 'phone-home',
    description: 'Images made with Edge Image Builder: they register as unmanaged, though nothing here says so',
    spec: { machineName: '${System Information/Manufacturer}-${System Information/UUID}', machineInventoryLabels: { 'example.com/site': 'oslo' } },
  },
  {
    name: 'factory-images',
    description: 'Machines that Elemental installs, upgrades and resets',
    spec: managed('factory-images', {
      machineName: 'img-${Random/Hex/6}',
      machineInventoryLabels: { 'example.com/site': 'lyon' },
      config: {
        'cloud-config': { users: [{ name: 'root', ssh_authorized_keys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample'] }] },
        'elemental': {
          install: { 'device-selector': [{ key: 'Name', operator: 'In', values: ['/dev/nvme0n1'] }], 'reboot': true },
          reset: { enabled: true },
        },
      },
    }),
  },
  {
    name: 'berlin-edge-copy',
    description: 'A copy that kept the token of the original',
    spec: unmanaged('berlin-edge-copy', { token: 'berlin-edge-site' }),
  },
  {
    name: 'lab',
    description: 'Created before Rancher\'s own address was set',
    spec: unmanaged('lab'),
    held: {
      ...notReady('MissingTokenOrServerURL', 'failed to get the server url: server-url is not set'),
      registrationToken: '5pgpbnrktnmv28xjgfbrm7ts9x6hskbqffqh5n682tsbt7ngsgx6fl',
    },
  },
  {
    name: 'locked-down',
    description: 'The operator may not create the account that hosts get',
    spec: managed('locked-down'),
    held: notReady('RbacCreationFailure', 'failed to create role: roles.rbac.authorization.k8s.io is forbidden'),
  },
  {
    name: 'new-site',
    description: 'Created while the operator is down',
    spec: unmanaged('new-site', { machineInventoryLabels: { 'example.com/site': 'turin' } }),
    held: { conditions: [] },
  },
];

/** The object as it is sent to the API. */
export function registrationObject({ name, description, spec, held }: SampleRegistration): object {
  return {
    apiVersion: 'elemental.cattle.io/v1beta1',
    kind: 'MachineRegistration',
    metadata: {
      name,
      namespace: MACHINES_NAMESPACE,
      annotations: { 'field.cattle.io/description': description, ...held ? { [HOLD_ANNOTATION]: 'true' } : {} },
    },
    spec,
  };
}
