import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The prefix of the labels that this extension stamps; nobody else writes under it. */
const OUR_PREFIX = 'ui.elemental.cattle.io/';

/** `"true"` on machines of an unmanaged registration. Absent means managed or unknown. */
export const UNMANAGED_LABEL = `${ OUR_PREFIX }unmanaged`;

/** On every machine: the registration it came through, as {@link registrationLabelValue} writes it. */
export const REGISTRATION_LABEL = `${ OUR_PREFIX }registration`;

/** On machines that somebody chose for a pool of a cluster to be: which choice it was, see selector/choice.ts. */
export const CHOICE_LABEL = `${ OUR_PREFIX }choice`;

/**
 * What the operator's reset looks at to choose between the sentinel file and the reset of the operating system. It reads
 * this literal key, whatever the registration's label prefix is (operator: controllers/machineinventory_controller.go;
 * recording 05-delete-matrix/C1).
 */
export const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';

/** `"true"` where deleting the machine triggers a reset; set when it registers for the first time, and by hand. */
export const RESETTABLE_ANNOTATION = 'elemental.cattle.io/resettable';

/** Where Rancher keeps the description of any object. */
export const DESCRIPTION_ANNOTATION = 'field.cattle.io/description';

/** The operator cuts label values of a machine after this many characters (recording 09-templates/labels-and-annotations). */
const LONGEST_VALUE = 58;
const HASH_DIGITS = 8;

/**
 * The value of {@link REGISTRATION_LABEL} for a registration of this name: the name where the operator lets it through
 * unchanged, else its first 49 characters, `-` and eight hexadecimal digits of the name's SHA-256.
 *
 * Kubernetes allows 63 characters, but the operator rewrites values on their way to the machine: it collapses runs of `-`
 * and cuts after 58 characters. The value has to survive that, or a search for it finds nothing.
 */
export function registrationLabelValue(name: string): string {
  if (name.length <= LONGEST_VALUE && !name.includes('--')) {
    return name;
  }
  const start = name.slice(0, LONGEST_VALUE - HASH_DIGITS - 1).replace(/-+/g, '-').replace(/-$/, '');
  const hash = bytesToHex(sha256(utf8ToBytes(name))).slice(0, HASH_DIGITS);

  return `${ start }-${ hash }`;
}

/** Every value that isn't the name itself ends so, and some names do. */
const MAYBE_HASHED = /-[0-9a-f]{8}$/;

/** The name of the registration that a value of {@link REGISTRATION_LABEL} stands for; undefined where the value may be a shortened one. */
export function registrationNameOf(labelValue: string): string | undefined {
  return labelValue && !MAYBE_HASHED.test(labelValue) ? labelValue : undefined;
}

/** True for a label key that this extension stamps and manages. */
export function isOurLabel(key: string): boolean {
  return key.startsWith(OUR_PREFIX);
}

/** True for the annotation with which this extension marks the machines of an unmanaged registration; another value is somebody else's. */
export function isOurAnnotation(key: string, value: unknown): boolean {
  return key === UNMANAGED_ANNOTATION && value === 'true';
}
