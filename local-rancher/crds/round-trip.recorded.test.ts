import { randomUUID } from 'node:crypto';
import { installCrds, readCrds } from '.';
import { storedObjects } from './recorded-objects';
import { backend, create, inGroup, writeStatus, type Answer } from './recorded-requests';

const kubernetes = backend();
const group = `round-trip-${ randomUUID() }.example.com`;
const crds = inGroup(group, readCrds());
const objects = crds.flatMap(({ spec }) => storedObjects(spec.names.kind));

// The first create of a new kind takes the API server two seconds, and more on a busy machine.
jest.setTimeout(30_000);

// Strict, so that a field that would be dropped is an error that names it.
const fieldValidation = 'Strict';

async function createOf(kind: string, spec?: object): Promise<Answer> {
  return create(kubernetes, { apiVersion: `${ group }/v1beta1`, kind, metadata: { generateName: 'recorded-' }, spec }, { fieldValidation });
}

beforeAll(async () => {
  await installCrds(kubernetes, crds);
}, 60_000);

describe('what the real API server had stored is stored unchanged', () => {
  it('for each of the nine kinds', () => {
    expect(new Set(objects.map(({ kind }) => kind)).size).toBe(9);
  });

  it.each(objects)('spec of a $kind: $name', async ({ kind, spec }) => {
    const { status, message, object } = await createOf(kind, spec);

    expect({ status, message, spec: object?.spec }).toEqual({ status: 201, spec });
  });

  it.each(objects.filter((stored) => stored.status))('status of a $kind: $name', async ({ kind, spec, status: recorded }) => {
    const created = await createOf(kind, spec);
    const { status, message, object } = await writeStatus(kubernetes, { ...created.object, status: recorded }, { fieldValidation });

    expect({ status, message, written: object?.status }).toEqual({ status: 200, written: recorded });
  });
});
