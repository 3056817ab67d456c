import type { KubernetesObject } from '@kubernetes/client-node';
import { recording, recordings } from '../../test/support/recordings';

/** What an API server says to a create: the stored `spec`, with defaults and without unknown fields, or the refusal's message. */
export interface Verdict {
  status: number;
  message?: string;
  spec?: object;
}

/** One create that the real API server with the operator's own CRDs was asked for, and its verdict. */
export interface RecordedCreate {
  name: string;
  object: ElementalObject;
  fieldValidation?: 'Strict';
  verdict: Verdict;
}

export interface ElementalObject extends KubernetesObject {
  spec?: object;
  status?: object;
}

interface BadValue {
  'spec': object;
  'status': number;
  'message'?: string;
  'stored_spec'?: object;
  'with fieldValidation=Strict'?: Verdict;
}

type ThroughSteve = Record<string, { http_status: number; body: string | { message: string } }>;

interface RecordedFile {
  input?: ElementalObject;
  create_status?: number;
  create_error?: string | null;
  create_response?: ElementalObject;
  after?: ElementalObject | null;
  stored?: ElementalObject;
}

const badValues = recording('01-machineregistrations/_bad-values.yaml') as Record<string, BadValue>;

function registration(name: string, spec: object): ElementalObject {
  return { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineRegistration', metadata: { name }, spec };
}

/**
 * The 23 bad specs and two bad names, as they are and with `fieldValidation=Strict`. Strict verdicts were recorded where they were
 * refusals only: where there is none, Strict accepted the object as well.
 */
export function badValueCreates(): RecordedCreate[] {
  return Object.entries(badValues).flatMap(([name, { spec, status, message, stored_spec, ...others }]): RecordedCreate[] => {
    if (name.startsWith('metadata.name=')) {
      return [{ name, object: registration(nameIn(message), {}), verdict: { status, message } }];
    }
    const object = registration(`bad-${ name }`, spec);
    const verdict = { status, message, spec: stored_spec };

    return [
      { name, object, verdict },
      { name: `${ name }, Strict`, object, fieldValidation: 'Strict', verdict: others['with fieldValidation=Strict'] ?? verdict },
    ];
  });
}

/** The name in `Kind.group "name" is invalid: …`. */
function nameIn(message = ''): string {
  return /"([^"]*)" is invalid/.exec(message)?.[1] ?? '';
}

/** Creates that went through steve, which passes on what the API server says. Only what was created was recorded, as text. */
export function createsThroughSteve(): RecordedCreate[] {
  const recorded = recording('01-machineregistrations/_bad-values.via-steve.json') as ThroughSteve;

  return Object.entries(recorded).map(([name, { http_status: status, body }]) => {
    const stored = typeof body === 'string' ? JSON.parse(body.replace('(created) spec=', '')) as object : undefined;
    const message = typeof body === 'string' ? undefined : body.message;

    return { name, object: registration(`sbad-${ name }`, badValues[name]?.spec ?? stored ?? {}), verdict: { status, message, spec: stored } };
  });
}

/** Every recording of one object's life: what was sent, the status of the create, and the refusal or what was stored then or a little later. */
export function createsOfWholeRecordings(): RecordedCreate[] {
  return recordings().flatMap((file) => {
    const { input, create_status, create_error, create_response, after, stored } = recording(file) as RecordedFile;

    if (!input?.apiVersion?.startsWith('elemental.cattle.io/')) {
      return [];
    }

    return [{
      name: file,
      object: input,
      verdict: { status: create_status ?? 201, message: create_error ?? undefined, spec: (create_response ?? after ?? stored)?.spec },
    }];
  });
}
