import type { MachineInventory } from '../../../types';
import { isRecord } from '../../equal';
import { scalar } from '../../form-field';
import { DESCRIPTION_ANNOTATION, isOurLabel, REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../../labels';
import type { Message } from '../../message';
import { entriesAt, type Path } from '../../path';
import { CLIENT_ANNOTATIONS } from '../../templates/client-keys';
import { decodeHtml } from '../host-facts';
import { ANNOTATIONS, LABELS } from './paths';

/** An entry of a machine that its form shows and doesn't change, because a program writes or reads it. */
export interface ProtectedEntry {
  key: string;
  /** As a person would read it. It may be a host's own words, and so as hostile as the host. */
  value: string;
  meaning: Message;
}

const ELEMENTAL_PREFIX = 'elemental.cattle.io/';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const ADDRESS_LABELS = ['ExternalIP', 'InternalIP', 'Hostname'].map((kind) => ELEMENTAL_PREFIX + kind);

/** Sent by every client; where it stands, the client's other keys stand too. */
const TELLTALE = 'reg-version';
/** Of the client's keys the one that others may use as well: under a prefix of theirs it is the client's only beside the telltale. */
const COMMON = 'auth';

/** True for a label that isn't the person's own: Rancher's, Elemental's and ours. */
export function isProtectedLabel(key: string): boolean {
  return isRanchers(key);
}

/**
 * True for an annotation that isn't the person's own: Rancher's, Elemental's and ours, kubectl's, and what the host said of
 * itself, under whatever prefix. The description, which is Rancher's, is protected from the list of annotations alone.
 *
 * @param annotations all that the machine has: they tell what the host has sent
 */
export function isProtectedAnnotation(key: string, annotations: unknown): boolean {
  return isRanchers(key) || key === LAST_APPLIED || isFact(key, annotations);
}

/** The labels that the form doesn't change, in the order of the machine. */
export function protectedLabels(machine: MachineInventory): ProtectedEntry[] {
  return protectedEntries(machine, LABELS, isProtectedLabel).map(([key, value]) => ({ key, value, meaning: labelMeaning(key) }));
}

/** The annotations that the form doesn't change, in the order of the machine; without the description, which has a field of its own. */
export function protectedAnnotations(machine: MachineInventory): ProtectedEntry[] {
  const { annotations } = machine.metadata ?? {};

  return protectedEntries(machine, ANNOTATIONS, (key) => key !== DESCRIPTION_ANNOTATION && isProtectedAnnotation(key, annotations))
    .map(([key, value]) => isFact(key, annotations)
      ? { key, value: decodeHtml(value), meaning: factMeaning(key) }
      : { key, value, meaning: annotationMeaning(key) });
}

function protectedEntries(machine: MachineInventory, path: Path, isProtected: (key: string) => boolean): [key: string, value: string][] {
  return entriesAt(machine, path).filter(([key]) => isProtected(key)).map(([key, value]) => [key, scalar(value)]);
}

function isRanchers(key: string): boolean {
  return /(^|\.)cattle\.io\//.test(key);
}

function isFact(key: string, annotations: unknown): boolean {
  const name = nameOf(key);
  const prefix = key.slice(0, key.length - name.length);
  const hasTelltale = prefix === ELEMENTAL_PREFIX || (isRecord(annotations) && Object.hasOwn(annotations, prefix + TELLTALE));

  return CLIENT_ANNOTATIONS.includes(name) && (name !== COMMON || hasTelltale);
}

/** What stands behind the prefix. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function labelMeaning(key: string): Message {
  if (ADDRESS_LABELS.includes(key)) {
    return meaning('addressLabel');
  }
  switch (key) {
    case UNMANAGED_LABEL: return meaning('unmanagedLabel');
    case REGISTRATION_LABEL: return meaning('registrationLabel');
  }

  return isOurLabel(key) ? meaning('ours') : meaning(key.startsWith(ELEMENTAL_PREFIX) ? 'elemental' : 'rancher');
}

function annotationMeaning(key: string): Message {
  if (key === LAST_APPLIED) {
    return meaning('lastApplied');
  }
  if (key === RESETTABLE_ANNOTATION) {
    return meaning('resettable');
  }

  return isOurLabel(key) ? meaning('ours') : meaning(key.startsWith(ELEMENTAL_PREFIX) ? 'elemental' : 'rancher');
}

function factMeaning(key: string): Message {
  switch (nameOf(key)) {
    case 'auth': return meaning('auth');
    case 'reg-version': return meaning('clientVersion');
    case 'registration-ip': return meaning('address');
    case 'os.unmanaged': return meaning(key === UNMANAGED_ANNOTATION ? 'unmanagedAnnotation' : 'unmanagedElsewhere');
    default: return meaning('operatingSystem');
  }
}

function meaning(name: string): Message {
  return { key: `elemental.machineForm.protected.${ name }` };
}
