import type { MachineInventory } from '../../types';
import { DESCRIPTION_ANNOTATION, isOurLabel, REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import type { Message } from '../message';
import { clientPrefix, decodeHtml } from './host-facts';
import { unmanagedMarks } from './ownership';

/** Who put a label or annotation on a machine, and so who may change it. */
export type KeyOwner = 'extension' | 'operator' | 'host' | 'rancher' | 'person';

/** A label or annotation of a machine, for people. */
export interface KnownEntry {
  key: string;
  /** Decoded where the operator had escaped it; as hostile as the host that sent it. */
  value: string;
  owner: KeyOwner;
  /** What it does; absent for what a person may have chosen. */
  meaning?: Message;
}

/** What the operator or this extension does with a key, whatever the label prefix is; keys of translations. */
const MEANINGS: Record<string, [owner: KeyOwner, meaning: string]> = {
  [UNMANAGED_LABEL]: ['extension', 'unmanagedLabel'],
  [REGISTRATION_LABEL]: ['extension', 'registration'],
  [UNMANAGED_ANNOTATION]: ['operator', 'unmanaged'],
  [RESETTABLE_ANNOTATION]: ['operator', 'resettable'],
  [DESCRIPTION_ANNOTATION]: ['rancher', 'description'],
  'elemental.cattle.io/ExternalIP': ['operator', 'address'],
  'elemental.cattle.io/InternalIP': ['operator', 'address'],
  'elemental.cattle.io/Hostname': ['operator', 'address'],
};

/** What the client sends of the host, behind the registration's label prefix (operator: pkg/register, recordings 03-register). */
const HOST_FACTS = [
  'auth', 'reg-version', 'registration-ip', 'os.name', 'os.version', 'os.version-id', 'os.id', 'os.pretty-name', 'os.image', 'os.cpe-name',
];

/** Domains that Kubernetes and Rancher keep for themselves; elemental.cattle.io is the operator's, and listed above. */
const RANCHER = /^([^/]+\.)?(cattle\.io|rancher\.io|kubernetes\.io|k8s\.io)\//;

/** The machine's labels by key, each with what it means. */
export function knownLabels({ metadata }: MachineInventory): KnownEntry[] {
  return sorted(metadata?.labels).map(([key, value]) => explained(key, value));
}

/** The machine's annotations by key, each with what it means. */
export function knownAnnotations(machine: MachineInventory): KnownEntry[] {
  const annotations = machine.metadata?.annotations;
  const prefix = clientPrefix(annotations ?? {});
  const { prefixedAnnotations } = unmanagedMarks(machine);

  return sorted(annotations).map(([key, value]) => prefixedAnnotations.includes(key)
    ? { key, value, owner: 'host', meaning: message('unmanagedElsewhere') }
    : hostFact(key, value, prefix) ?? explained(key, value));
}

function hostFact(key: string, value: string, prefix: string): KnownEntry | undefined {
  const name = key.startsWith(prefix) ? key.slice(prefix.length) : '';

  return HOST_FACTS.includes(name) ? { key, value: decodeHtml(value), owner: 'host', meaning: message('hostFact') } : undefined;
}

function explained(key: string, value: string): KnownEntry {
  const [owner, meaning] = Object.hasOwn(MEANINGS, key) ? MEANINGS[key] ?? [] : [];

  if (owner && meaning) {
    return { key, value, owner, meaning: message(meaning) };
  }
  if (isOurLabel(key)) {
    return { key, value, owner: 'extension' };
  }

  return { key, value, owner: RANCHER.test(key) ? 'rancher' : 'person' };
}

function message(name: string): Message {
  return { key: `elemental.machinePage.keys.meaning.${ name }` };
}

function sorted(entries: Record<string, string> = {}): [string, string][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
