import { createHash, randomBytes } from 'node:crypto';
import type { Authentication } from '../elemental-operator/protocol';
import type { ClientSettings } from './client-config';
import { HOST_FILES, type Machine } from './machine';
import type { RegistrationState } from './state-file';

/** By what a host is known again. */
export interface Identity {
  authentication: Authentication;
  /** What the client calls the method in its log. */
  name: 'TPM' | 'Plain';
  /** Lines for the client's log. */
  log: { level: 'info' | 'plain' | 'debug'; message: string }[];
  /** What the client remembers of it. */
  state: Pick<RegistrationState, 'emulatedTPM' | 'emulatedTPMSeed'>;
  /** Why the method can't be used after all; the client finds that out only when it connects. */
  failure?: string;
}

/** What the real client's library says where the firmware tells no system UUID: all such hosts are one (recording `f-uuid-none.run.yaml`). */
const UNKNOWN = 'unknown';

const NO_TPM = 'cannot generate authentication token: opening tpm for getting attestation data: TPM device not available';

/**
 * The host's identity by the method of its settings.
 * @throws Error in the client's words for a method that doesn't exist
 */
export function identify(machine: Machine, settings: ClientSettings, state: RegistrationState): Identity {
  switch (settings.auth) {
    case 'tpm': return settings.emulateTpm ? emulatedTpm(machine, settings.emulatedTpmSeed, state) : tpm(machine, state);
    case 'mac': return plain('mac', machine.read(HOST_FILES.macAddress)?.trim() ?? UNKNOWN, state);
    case 'sys-uuid': return plain('sys-uuid', systemUuid(machine), state);
    default: throw new Error(`initializing authenticator: unsupported authentication: ${ settings.auth }`);
  }
}

/** An inventory's `machineHash`, as the real client and operator make it. */
export function plainHash(identifier: string): string {
  return createHash('sha256').update(identifier).digest('hex');
}

/**
 * The seed of an emulated TPM. -1 asks for one of the host's own: the low 64 bits of its system UUID, else a random one;
 * any seed is kept from the first registration on (operator, `GetTPMSeed`; recordings `f-seed-*`).
 */
export function emulatedSeed(
  wanted: bigint, uuid: string, { emulatedTPM, emulatedTPMSeed = 0n }: RegistrationState,
): { seed: bigint; message?: string } {
  if (emulatedTPM) {
    return { seed: emulatedTPMSeed };
  }
  if (wanted !== -1n) {
    return { seed: wanted };
  }
  const digits = uuid.replaceAll('-', '');

  if (/^[0-9a-f]+$/i.test(digits)) {
    const seed = BigInt.asIntN(64, BigInt(`0x${ digits }`));

    return { seed, message: `TPM emulation using system UUID ${ digits }, resulting in seed: ${ seed }` };
  }
  const seed = BigInt.asUintN(63, BigInt(`0x${ randomBytes(8).toString('hex') }`));

  return { seed, message: `TPM emulation using random seed: ${ seed }` };
}

function emulatedTpm(machine: Machine, wanted: bigint, state: RegistrationState): Identity {
  const { seed, message } = emulatedSeed(wanted, systemUuid(machine), state);

  return {
    name: 'TPM',
    // The real hash is that of a key which a TPM emulator makes of the seed: it too depends on the seed alone.
    authentication: { kind: 'tpm', hash: plainHash(`emulated TPM, seed ${ seed }`) },
    log: [...message ? [{ level: 'debug', message } as const] : [], { level: 'plain', message: 'Enable TPM emulation' }],
    state: { emulatedTPM: true, emulatedTPMSeed: seed },
  };
}

function tpm(machine: Machine, { emulatedTPMSeed }: RegistrationState): Identity {
  const key = machine.read(HOST_FILES.tpm);

  return {
    name: 'TPM',
    authentication: { kind: 'tpm', hash: plainHash(`TPM, key ${ key ?? '' }`) },
    log: [],
    state: { emulatedTPM: false, emulatedTPMSeed },
    failure: key === undefined ? NO_TPM : undefined,
  };
}

function plain(method: string, identifier: string, { emulatedTPM, emulatedTPMSeed }: RegistrationState): Identity {
  return {
    name: 'Plain',
    authentication: { kind: 'plain', hash: plainHash(identifier) },
    log: [{ level: 'info', message: `Plain authentication: ${ method } ${ identifier }` }],
    state: { emulatedTPM, emulatedTPMSeed },
  };
}

function systemUuid(machine: Machine): string {
  return machine.read(HOST_FILES.systemUuid)?.trim() ?? UNKNOWN;
}
