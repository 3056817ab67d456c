import type { MachineRegistration, RegistrationStatus } from '../../../local-rancher/elemental-operator/resources';
import { isReady } from '../../../local-rancher/elemental-operator/registration-status';
import { recording } from '../recordings';
import type { TestBed } from './test-bed';
import { watchEvents, type WatchedEvents } from './watched-events';

/** One recorded registration: what was created, and what the watch showed then. */
export interface RecordedRegistration {
  input: MachineRegistration;
  create_response: MachineRegistration;
  events: { event: string; object: MachineRegistration }[];
}

export type WatchedRegistration = WatchedEvents<MachineRegistration>;

export const REGISTRATIONS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineregistrations' };

export function recordedRegistration(name: string): RecordedRegistration {
  const recorded = recording(`01-machineregistrations/${ name }.yaml`) as RecordedRegistration;

  return { ...recorded, events: recorded.events.map(({ event, object }) => ({ event, object })) };
}

/** The registration, under another name. */
export function renamed(registration: MachineRegistration, name: string): MachineRegistration {
  return { ...registration, metadata: { ...registration.metadata, name } };
}

/** Creates the registration in the test's namespace; `watched` has its events from the first on. */
export async function createRegistration(
  { kubernetes, namespace }: TestBed, input: MachineRegistration,
): Promise<{ watched: WatchedRegistration; response: unknown }> {
  const path = `/apis/${ REGISTRATIONS.group }/${ REGISTRATIONS.version }/namespaces/${ namespace }/${ REGISTRATIONS.plural }`;
  const watched = await watchEvents<MachineRegistration>(kubernetes, path, input.metadata.name);
  const body = { ...input, metadata: { ...input.metadata, namespace } };

  return { watched, response: await kubernetes.custom.createNamespacedCustomObject({ ...REGISTRATIONS, namespace, body }) };
}

/** Creates the registration and resolves with it once it is Ready, and its agents' token is there. */
export async function readyRegistration(bed: TestBed, input: MachineRegistration): Promise<MachineRegistration> {
  const { name } = input.metadata;
  const secrets = await watchEvents<{ data?: Record<string, string> }>(bed.kubernetes, `/api/v1/namespaces/${ bed.namespace }/secrets`, `${ name }-token`);
  const { watched } = await createRegistration(bed, input);
  const registration = await untilReady(watched);

  await secrets.until('filled', ({ object }) => Boolean(object.data?.token));

  return registration;
}

export async function untilReady(watched: WatchedRegistration): Promise<MachineRegistration> {
  return watched.until('Ready', ({ object }) => isReady(object));
}

/** Resolves with the status once its condition has the reason. */
export async function statusWith(reason: string, watched: WatchedRegistration): Promise<RegistrationStatus> {
  const object = await watched.until(reason, ({ object: { status } }) => status?.conditions?.[0]?.reason === reason);

  return object.status ?? {};
}

export async function removeRegistration({ kubernetes, namespace }: TestBed, name: string): Promise<void> {
  await kubernetes.custom.deleteNamespacedCustomObject({ ...REGISTRATIONS, namespace, name });
}
