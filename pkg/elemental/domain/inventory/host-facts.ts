import type { MachineInventory } from '../../types';

/** What a machine said of itself when it registered, decoded; an empty string where it said nothing. */
export interface HostFacts {
  /** As a person would name it, e.g. `Ubuntu 24.04.2 LTS`. */
  operatingSystem: string;
  /** Without its version, e.g. `Ubuntu`. */
  osName: string;
  /** e.g. `ubuntu` */
  osId: string;
  /** e.g. `24.04` */
  osVersion: string;
  /** The image an Elemental-managed system was installed from. */
  osImage: string;
  /** e.g. `cpe:/o:suse:sles:15:sp6` */
  cpeName: string;
  /** The address that the host had towards Rancher at its last registration. */
  address: string;
  /** Version of elemental-register, e.g. `v1.9.2`. */
  clientVersion: string;
  /** tpm, emulated-tpm, mac or sys-uuid. */
  auth: string;
  /** SHA-256 of what identifies the machine, hexadecimal. */
  identityHash: string;
}

const DEFAULT_PREFIX = 'elemental.cattle.io/';

/** Sent by every client, so the key it stands under tells the prefix of all others. */
const TELLTALE_KEYS = ['reg-version', 'auth'];

/**
 * The facts of a machine's annotations, whatever label prefix its registration has.
 *
 * All of it was chosen by the host: show it as text, never as markup.
 */
export function hostFacts(inventory: MachineInventory): HostFacts {
  const annotations = inventory.metadata?.annotations ?? {};
  const prefix = clientPrefix(annotations);
  const fact = (key: string): string => decodeHtml(annotations[prefix + key] ?? '');
  const name = fact('os.name');
  const version = fact('os.version');

  return {
    operatingSystem: fact('os.pretty-name') || [name, version].filter(Boolean).join(' '),
    osName: name || fact('os.id'),
    osId: fact('os.id'),
    osVersion: fact('os.version-id') || version,
    osImage: fact('os.image'),
    cpeName: fact('os.cpe-name'),
    address: fact('registration-ip'),
    clientVersion: fact('reg-version'),
    auth: fact('auth'),
    identityHash: inventory.spec?.tpmHash ?? inventory.spec?.machineHash ?? '',
  };
}

/**
 * What stands before the keys of the client's annotations: `elemental.cattle.io/`, the registration's own prefix with its
 * slash, or nothing (label prefix `-`).
 */
export function clientPrefix(annotations: Record<string, string>): string {
  for (const key of TELLTALE_KEYS) {
    if (DEFAULT_PREFIX + key in annotations) {
      return DEFAULT_PREFIX;
    }
    const found = Object.keys(annotations).filter((one) => one === key || one.endsWith(`/${ key }`)).sort()[0];

    if (found !== undefined) {
      return found.slice(0, -key.length);
    }
  }

  return DEFAULT_PREFIX;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': '\'' };

/**
 * Undoes, once, the escaping that the operator applies to each value a client sends (Go's `html.EscapeString`, five
 * characters). The result is data, as hostile as the host that sent it.
 */
export function decodeHtml(value: string): string {
  return value.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
