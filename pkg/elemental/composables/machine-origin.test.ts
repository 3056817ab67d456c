import { flushPromises } from '@vue/test-utils';
import { shallowRef, type ShallowRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION, type MachineInventory, type MachineRegistration } from '../types';
import { useMachineOrigin, type MachineOrigin } from './machine-origin';

function registration(name: string, namespace = 'fleet-default'): MachineRegistration {
  return { metadata: { name, namespace } };
}

function from(name?: string): MachineInventory {
  return { metadata: { namespace: 'fleet-default', labels: name ? { 'ui.elemental.cattle.io/registration': name } : {} } };
}

interface Opened extends MachineOrigin {
  machine: ShallowRef<MachineInventory>;
  asked: ReturnType<typeof pagedServer>['asked'];
}

async function open(machine: MachineInventory, objects: Parameters<typeof pagedServer>[0]): Promise<Opened> {
  const server = pagedServer(objects);
  const current = shallowRef(machine);
  const use = inSetup(() => useMachineOrigin(() => current.value), server);

  await flushPromises();

  return { ...use, machine: current, asked: server.asked };
}

const REGISTRATIONS = [registration('berlin-edge', 'lab'), registration('berlin-edge'), registration('lyon')];

describe('useMachineOrigin', () => {
  it('finds the registration in the machine\'s namespace', async () => {
    const { state, origin, registrations } = await open(from('berlin-edge'), { [REGISTRATION]: REGISTRATIONS });

    expect(state.value).toBe('read');
    expect(origin.value).toBe(REGISTRATIONS[1]);
    expect(registrations.value).toStrictEqual(REGISTRATIONS.slice(1));
  });

  it('knows that a registration is missing, and that a machine names none', async () => {
    expect((await open(from('paris'), { [REGISTRATION]: REGISTRATIONS })).origin.value).toBe('missing');
    expect((await open(from(), { [REGISTRATION]: REGISTRATIONS })).origin.value).toBeUndefined();
  });

  it('calls nothing missing before it has looked', async () => {
    const { state, origin } = inSetup(() => useMachineOrigin(() => from('paris')), pagedServer({ [REGISTRATION]: REGISTRATIONS }));

    expect([state.value, origin.value]).toStrictEqual(['looking', undefined]);
    await flushPromises();
    expect([state.value, origin.value]).toStrictEqual(['read', 'missing']);
  });

  it.each([
    ['it may not look', {}],
    ['the server doesn\'t answer', { [REGISTRATION]: new Error('timeout') }],
  ])('calls nothing missing where %s', async (_why, objects) => {
    const { state, origin } = await open(from('paris'), objects);

    expect([state.value, origin.value]).toStrictEqual(['unreadable', undefined]);
  });

  it('looks again when the machine has come through another one, and when it is told to', async () => {
    const { machine, origin, asked, retry } = await open(from('berlin-edge'), { [REGISTRATION]: REGISTRATIONS });

    machine.value = { ...from('berlin-edge'), status: {} };
    await flushPromises();
    expect(asked).toHaveLength(1);
    machine.value = from('lyon');
    await flushPromises();
    expect(asked).toHaveLength(2);
    expect(origin.value).toBe(REGISTRATIONS[2]);
    await retry();
    expect(asked).toHaveLength(3);
  });

  it('does not go by an answer that is older than another question', async () => {
    const answers: ((found: object) => void)[] = [];
    const getters = { 'management/schemaFor': () => ({}) };
    const actions = { 'management/findPage': () => new Promise((resolve) => answers.push(resolve)) };
    const { origin, state, retry } = inSetup(() => useMachineOrigin(() => from('lyon')), { getters, actions });
    const second = retry();

    answers[1]?.({ data: [registration('lyon')], pagination: { result: { count: 1 } } });
    await second;
    answers[0]?.({ data: [], pagination: { result: {} } });
    await flushPromises();
    expect(state.value).toBe('read');
    expect(origin.value).toStrictEqual(registration('lyon'));
  });
});
