import { isDeepStrictEqual } from 'node:util';
import { recordedObjects, recording, recordings } from '../../test/support/recordings';
import type { ElementalObject } from './recorded-verdicts';

/** What the real API server had stored of an object of one of Elemental's kinds at some moment. */
export interface StoredObject {
  name: string;
  kind: string;
  spec?: object;
  status?: object;
}

interface Event {
  event: string;
  object?: { status?: object | null };
}

interface Recording {
  input?: ElementalObject;
  after?: ElementalObject | null;
  events?: Event[];
}

/** steve shows conditions with three fields that are not stored. */
const STEVES_FIELDS = ['error', 'transitioning', 'lastUpdateTime'];

/** Every stored object of a kind that the recordings hold, each content once: with `metadata.uid`, which only a server gives. */
export function storedObjects(kind: string): StoredObject[] {
  const whole = recordedObjects<ElementalObject>(kind)
    .filter(([, { metadata }]) => metadata?.uid)
    .map(([name, { spec, status }]) => ({ name, kind, spec, status: withoutStevesFields(status) }));

  return eachOnce([...whole, ...statusesOfEvents().filter((stored) => stored.kind === kind)]);
}

function withoutStevesFields(status?: { conditions?: object[] }): object | undefined {
  return status?.conditions ? { ...status, conditions: status.conditions.map(withoutStevesFieldsIn) } : status;
}

function withoutStevesFieldsIn(condition: object): object {
  return Object.fromEntries(Object.entries(condition).filter(([field]) => !STEVES_FIELDS.includes(field)));
}

/** Timelines hold what a watch reported, some of it as the status alone. */
function statusesOfEvents(): StoredObject[] {
  return recordings().flatMap((file) => {
    const { kind, spec, events } = timeline(file);

    return events.flatMap(({ object }, index) => (
      object?.status && !('kind' in object) ? [{ name: `${ file } event ${ index }`, kind, spec, status: object.status }] : []
    ));
  });
}

/** The events of a recording with the kind and spec of the object that they are of; a file that is one timeline is named after its kind. */
function timeline(file: string): { kind: string; spec: object; events: Event[] } {
  const content = recording(file) as Event[] | Recording;

  if (Array.isArray(content)) {
    return { kind: file.includes('.selector.') ? 'MachineInventorySelector' : 'MachineInventory', spec: {}, events: content };
  }

  return { kind: content.input?.kind ?? '', spec: content.after?.spec ?? {}, events: content.events ?? [] };
}

function eachOnce(objects: StoredObject[]): StoredObject[] {
  return objects.filter(({ spec, status }, index) => (
    objects.findIndex((other) => isDeepStrictEqual([other.spec, other.status], [spec, status])) === index
  ));
}
