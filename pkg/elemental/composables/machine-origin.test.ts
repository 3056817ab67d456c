import { TextEncoder } from 'node:util';
import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL, registrationLabelValue } from '../domain/labels';
import { REGISTRATION, type KubernetesObject } from '../types';
import { useMachineOrigin } from './machine-origin';

// jsdom has none; browsers do
Object.assign(globalThis, { TextEncoder });

const LONG = 'a'.repeat(60);

async function origin(label: string | undefined, names: string[], isVisible = true): Promise<{ name?: string; state?: string; pages: number }> {
  const objects: KubernetesObject[] = names.map((name) => ({ metadata: { name, namespace: 'fleet-default' } }));
  const server = pagedServer({ [REGISTRATION]: objects });
  const labels: Record<string, string> = label === undefined ? {} : { [REGISTRATION_LABEL]: label };
  const machine = { metadata: { namespace: 'fleet-default', labels } };
  const byId = (id: string): KubernetesObject | undefined => objects.find(({ metadata }) => `fleet-default/${ metadata?.name ?? '' }` === id);
  const result = inSetup(() => useMachineOrigin(() => machine), {
    getters: {
      'management/schemaFor': () => (isVisible ? { id: REGISTRATION, collectionMethods: ['GET'] } : undefined),
      'management/byId': (_: string, id: string) => byId(id),
    },
    actions: { ...server.actions, 'management/find': ({ id }: { id: string }) => byId(id) },
  });

  await flushPromises();

  return { name: result.origin.value?.name, state: result.state.value, pages: server.asked.length };
}

describe('useMachineOrigin', () => {
  it('finds the registration that the label names', async () => {
    await expect(origin('berlin-edge', ['berlin-edge'])).resolves.toStrictEqual({ name: 'berlin-edge', state: 'there', pages: 0 });
    await expect(origin('berlin-edge', [])).resolves.toStrictEqual({ name: 'berlin-edge', state: 'gone', pages: 0 });
  });

  it('looks through the registrations for a name that is too long for a label', async () => {
    await expect(origin(registrationLabelValue(LONG), ['other', LONG])).resolves.toStrictEqual({ name: LONG, state: 'there', pages: 1 });
    await expect(origin(registrationLabelValue(LONG), ['other'])).resolves.toStrictEqual({ name: undefined, state: 'gone', pages: 1 });
  });

  it('says no more than the user may know', async () => {
    await expect(origin('berlin-edge', [], false)).resolves.toStrictEqual({ name: 'berlin-edge', state: undefined, pages: 0 });
    await expect(origin(registrationLabelValue(LONG), [], false)).resolves.toStrictEqual({ name: undefined, state: undefined, pages: 0 });
    await expect(origin(undefined, ['berlin-edge'])).resolves.toStrictEqual({ name: undefined, state: undefined, pages: 0 });
  });
});
