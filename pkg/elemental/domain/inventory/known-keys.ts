import type { MachineInventory } from '../../types';
import { isRecord } from '../equal';
import { scalar } from '../form-field';
import {
  CHOICE_LABEL, DESCRIPTION_ANNOTATION, isOurLabel, REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL,
} from '../labels';
import type { Message } from '../message';
import { entriesAt, valueAt } from '../path';
import { CLIENT_ANNOTATIONS } from '../templates/client-keys';
import { decodeHtml } from './host-facts';

/** Who keeps a label or annotation of a machine, and so who may change it. */
export type KeyOwner = 'extension' | 'operator' | 'host' | 'rancher' | 'person';

/** A label or annotation of a machine, for people. */
export interface KnownEntry {
  key: string;
  /** Decoded where the operator had escaped it; as hostile as the host that sent it. */
  value: string;
  owner: KeyOwner;
  /** What it does; absent where nothing but the owner is known. */
  meaning?: Message;
}

type Meaning = 'unmanagedLabel' | 'registration' | 'choice' | 'nodeAddress' | 'unmanaged' | 'unmanagedElsewhere' | 'resettable' | 'description'
  | 'lastApplied' | 'auth' | 'clientVersion' | 'registrationAddress' | 'operatingSystem';

interface Origin {
  owner: KeyOwner;
  meaning?: Meaning;
}

const ELEMENTAL_PREFIX = 'elemental.cattle.io/';

const LABELS = new Map<string, Origin>([
  [UNMANAGED_LABEL, { owner: 'extension', meaning: 'unmanagedLabel' }],
  [REGISTRATION_LABEL, { owner: 'extension', meaning: 'registration' }],
  [CHOICE_LABEL, { owner: 'extension', meaning: 'choice' }],
  ...['ExternalIP', 'InternalIP', 'Hostname']
    .map((kind): [string, Origin] => [ELEMENTAL_PREFIX + kind, { owner: 'operator', meaning: 'nodeAddress' }]),
]);

const ANNOTATIONS = new Map<string, Origin>([
  [UNMANAGED_ANNOTATION, { owner: 'operator', meaning: 'unmanaged' }],
  [RESETTABLE_ANNOTATION, { owner: 'operator', meaning: 'resettable' }],
  [DESCRIPTION_ANNOTATION, { owner: 'rancher', meaning: 'description' }],
  ['kubectl.kubernetes.io/last-applied-configuration', { owner: 'rancher', meaning: 'lastApplied' }],
]);

/**
 * Domains that Rancher keeps for itself. Those of Kubernetes aren't among them: most that stands under them on a machine, such
 * as `topology.kubernetes.io/zone`, was chosen by a person, for the node that it becomes.
 */
const RANCHER = /^([^/]+\.)?(cattle|rancher)\.io\//;

/** Sent by every client; where it stands, the client's other keys stand too. */
const TELLTALE = 'reg-version';
/** Of the client's keys the one that others may use as well: under a prefix of theirs it is the client's only beside the telltale. */
const COMMON = 'auth';

/** The machine's labels by key, each with whose it is and what it means. Never throws, whatever the machine's shape. */
export function knownLabels(machine: MachineInventory): KnownEntry[] {
  return sorted(machine, 'labels').map(([key, value]) => known(key, value, labelOrigin(key)));
}

/** The machine's annotations by key, each with whose it is and what it means. Never throws, whatever the machine's shape. */
export function knownAnnotations(machine: MachineInventory): KnownEntry[] {
  const annotations = valueAt(machine, ['metadata', 'annotations']);

  return sorted(machine, 'annotations')
    .map(([key, value]) => known(key, isClients(key, annotations) ? decodeHtml(value) : value, annotationOrigin(key, annotations)));
}

/** True for a label that isn't a person's own: people don't change it but as YAML. */
export function isProtectedLabel(key: string): boolean {
  return labelOrigin(key).owner !== 'person';
}

/**
 * True for an annotation that isn't a person's own: people don't change it but as YAML, or by what it stands for.
 *
 * @param annotations all that the machine has: they tell what the host has sent
 */
export function isProtectedAnnotation(key: string, annotations: unknown): boolean {
  return annotationOrigin(key, annotations).owner !== 'person';
}

function labelOrigin(key: string): Origin {
  return LABELS.get(key) ?? { owner: ownerByDomain(key) };
}

function annotationOrigin(key: string, annotations: unknown): Origin {
  const hosts = isClients(key, annotations) ? { owner: 'host' as const, meaning: factMeaning(key, annotations) } : undefined;

  return ANNOTATIONS.get(key) ?? hosts ?? { owner: ownerByDomain(key) };
}

function ownerByDomain(key: string): KeyOwner {
  if (isOurLabel(key)) {
    return 'extension';
  }
  if (key.startsWith(ELEMENTAL_PREFIX)) {
    return 'operator';
  }

  return RANCHER.test(key) ? 'rancher' : 'person';
}

/** True for what the client sends of the host, behind whatever label prefix its registration has. */
function isClients(key: string, annotations: unknown): boolean {
  const name = nameOf(key);
  const prefix = key.slice(0, key.length - name.length);
  const hasTelltale = prefix === ELEMENTAL_PREFIX || (isRecord(annotations) && Object.hasOwn(annotations, prefix + TELLTALE));

  return CLIENT_ANNOTATIONS.includes(name) && (name !== COMMON || hasTelltale);
}

function factMeaning(key: string, annotations: unknown): Meaning {
  switch (nameOf(key)) {
    case 'auth': return 'auth';
    case 'reg-version': return 'clientVersion';
    case 'registration-ip': return 'registrationAddress';
    // another value marks nothing, see unmanagedMarks
    case 'os.unmanaged': return valueAt(annotations, [key]) === 'true' ? 'unmanagedElsewhere' : 'operatingSystem';
    default: return 'operatingSystem';
  }
}

/** What stands behind the prefix. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function known(key: string, value: string, { owner, meaning }: Origin): KnownEntry {
  return { key, value, owner, ...meaning && { meaning: { key: `elemental.machineKeys.meaning.${ meaning }` } } };
}

function sorted(machine: MachineInventory, map: 'labels' | 'annotations'): [key: string, value: string][] {
  return entriesAt(machine, ['metadata', map]).map(([key, value]): [string, string] => [key, scalar(value)]).sort(([a], [b]) => (a < b ? -1 : 1));
}
