/**
 * How our hosts and our registration server talk over the WebSocket on the registration URL. It carries what matters of the
 * real protocol and none of its TPM attestation: a host is believed what it says of itself, so this is for a test bed only.
 *
 * Each message is a JSON text. The host asks and the server answers, in this order:
 *
 *     host                                             server
 *     { type: hello, authentication: { kind, hash } }  { type: ready }
 *     { type: update }      registering again          { type: ready }  |  { type: error, message }
 *     { type: get, annotations, labels, data }         { type: config, yaml }  |  { type: error, message }
 *
 * After `config` and `error` the server closes the connection. Where the real server gives up without a word (a machine name
 * that can't be made, recording `09-templates/names.yaml`), ours drops the connection without a closing handshake.
 */
export type HostMessage
  = | { type: 'hello'; authentication: Authentication }
    | { type: 'update' }
    | {
      type: 'get';
      /** Without prefix, e.g. `os.name`. */
      annotations: Record<string, string>;
      /** Without prefix; values may have variables. */
      labels: Record<string, string>;
      /** What the host says about its hardware, for the registration's variables. */
      data?: Record<string, unknown>;
    };

export type ServerMessage
  = | { type: 'ready' }
    | {
      type: 'config';
      /** The host's configuration with its `system-agent` section, as the real server writes it. */
      yaml: string;
    }
    | { type: 'error'; message: string };

/** By what a machine is known again: `tpm` for `spec.tpmHash`, `plain` (MAC address or system UUID) for `spec.machineHash`. */
export interface Authentication {
  kind: 'tpm' | 'plain';
  /** SHA-256 in hexadecimal. */
  hash: string;
}

/** After this long either side gives up on a registration (recording `03-register/failures/controllers-not-running.yaml`). */
export const REGISTRATION_DEADLINE_MS = 10_000;

/** The message, or undefined if the text isn't one. */
export function parseHostMessage(text: string): HostMessage | undefined {
  return parse(text, isHostMessage) as HostMessage | undefined;
}

/** The message, or undefined if the text isn't one. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  return parse(text, isServerMessage) as ServerMessage | undefined;
}

function parse(text: string, isMessage: (value: Record<string, unknown>) => boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);

    return isMap(value) && isMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHostMessage({ type, authentication, annotations, labels }: Record<string, unknown>): boolean {
  return type === 'update'
    || (type === 'hello' && isAuthentication(authentication))
    || (type === 'get' && isTextMap(annotations) && isTextMap(labels));
}

function isAuthentication(value: unknown): boolean {
  return isMap(value) && (value.kind === 'tpm' || value.kind === 'plain') && typeof value.hash === 'string';
}

function isServerMessage({ type, yaml, message }: Record<string, unknown>): boolean {
  return type === 'ready' || (type === 'config' && typeof yaml === 'string') || (type === 'error' && typeof message === 'string');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextMap(value: unknown): boolean {
  return isMap(value) && Object.values(value).every((text) => typeof text === 'string');
}
