import type { ServerMessage } from '../elemental-operator/protocol';
import type { ClientSettings } from './client-config';
import type { ClientLog } from './client-log';
import { errorMessage } from './error-message';
import { identify, type Identity } from './identity';
import { HOST_FILES, type Machine } from './machine';
import { osAnnotations } from './operating-systems';
import { RegistrationConnection } from './registration-connection';
import type { RegistrationState } from './state-file';

/** The real client that the recordings are of; hosts say it in the annotation `reg-version`. */
export const CLIENT_VERSION = 'v1.9.2-dev';

/** What the real client and server agree on; ours have a protocol of their own (see ../elemental-operator/protocol.ts). */
const PROTOCOL_VERSION = 12;

export interface Exchange {
  machine: Machine;
  settings: ClientSettings;
  state: RegistrationState;
  log: ClientLog;
  deadlineMs: number;
}

/**
 * What host and registration server say to each other: returns the host's configuration in YAML, and its new state.
 * @throws Error in the client's words
 */
export async function exchange({ machine, settings, state, log, deadlineMs }: Exchange): Promise<{ yaml: string; state: RegistrationState }> {
  const identity = identify(machine, settings, state);

  identity.log.forEach(({ level, message }) => {
    log[level](message);
  });
  log.info(`Connect to ${ settings.url }`);
  if (identity.failure) {
    throw new Error(identity.failure);
  }
  log.info(`Using ${ identity.name } Auth with Hash ${ identity.authentication.hash } to dial ${ settings.url.replace('http', 'ws') }`);
  const connection = await RegistrationConnection.open(settings.url, settings.caCertificate, deadlineMs);

  log.info(`Local Address: ${ connection.localAddress }`);
  try {
    const initialRegistration = await introduce(connection, identity, state, log);
    const yaml = await configuration(connection, machine, settings, log);

    return { yaml, state: { initialRegistration, ...identity.state } };
  } finally {
    connection.close();
  }
}

/** Runs the step; puts `what` before the message of its failure, as Go programs do. */
export async function step<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(`${ what }: ${ errorMessage(error) }`, { cause: error });
  }
}

/** Says who the host is; returns when it registered first. */
async function introduce(connection: RegistrationConnection, identity: Identity, state: RegistrationState, log: ClientLog): Promise<string> {
  log.debug(`Start ${ identity.name } authentication`);
  await step(`${ identity.name } authentication failed`, confirmed(connection.ask({ type: 'hello', authentication: identity.authentication })));
  log.info(`${ identity.name } authentication completed`);
  log.debug(`elemental-register protocol version: ${ PROTOCOL_VERSION }`);
  log.info(`Negotiated protocol version: ${ PROTOCOL_VERSION }`);
  if (!state.initialRegistration) {
    return new Date().toISOString();
  }
  log.debugLine('Initiating registration update');
  await step('failed to send update data: update error', confirmed(connection.ask({ type: 'update' })));

  return state.initialRegistration;
}

/** Says what the host is like; returns its configuration. */
async function configuration(connection: RegistrationConnection, machine: Machine, settings: ClientSettings, log: ClientLog): Promise<string> {
  if (!settings.noSmbios) {
    log.info('Send SMBIOS data');
    if (!machine.exists(HOST_FILES.smbios)) {
      throw new Error('failed to send SMBIOS data: reading dmidecode data: looking up SMBIOS tables (using dmidecode): exit status 1');
    }
    log.plain('Sending System Data');
  }
  const address = connection.localAddress.replace(/:\d+$/, '');

  log.plain('Send elemental annotations');
  log.debug(`sending local IP: ${ address }`);
  if (Object.keys(settings.labels).length) {
    log.plain('Send client labels');
  }
  log.plain('Get elemental configuration');
  const answer = connection.ask({ type: 'get', annotations: annotationsOf(machine, settings, address), labels: settings.labels });

  return step('read elemental configuration', configIn(answer, log));
}

function annotationsOf(machine: Machine, settings: ClientSettings, address: string): Record<string, string> {
  return {
    'reg-version': CLIENT_VERSION,
    'auth': settings.emulateTpm ? 'emulated-tpm' : settings.auth,
    ...settings.noToolkit ? { 'os.unmanaged': 'true' } : {},
    ...osAnnotations(machine.read(HOST_FILES.osRelease) ?? ''),
    'registration-ip': address,
  };
}

async function confirmed(answer: Promise<ServerMessage>): Promise<void> {
  const message = await answer;

  if (message.type !== 'ready') {
    throw new Error(unwanted(message));
  }
}

async function configIn(answer: Promise<ServerMessage>, log: ClientLog): Promise<string> {
  const message = await step('read configuration response', answer);

  log.debug(`Got configuration response: ${ message.type === 'config' ? 'Config' : 'Error' }`);
  if (message.type !== 'config') {
    throw new Error(unwanted(message));
  }

  return message.yaml;
}

function unwanted(message: ServerMessage): string {
  return message.type === 'error' ? message.message : `unexpected response message: ${ message.type }`;
}
