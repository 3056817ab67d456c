import { flushPromises } from '@vue/test-utils';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../domain/labels';
import { INVENTORY, type MachineRegistration } from '../types';
import { useEditConfirmation, type EditConfirmation } from './edit-confirmation';

const BEFORE: MachineRegistration = {
  metadata: { name: 'berlin', namespace: 'fleet-default', generation: 1 },
  spec: { token: 'berlin-site', machineName: 'edge', machineInventoryLabels: { [REGISTRATION_LABEL]: 'berlin' } },
};
const MACHINE = { metadata: { name: 'a', namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'berlin' } } };
const changed = (spec: object): MachineRegistration => ({ ...BEFORE, spec: { ...BEFORE.spec, ...spec } });

function use(objects: Parameters<typeof pagedServer>[0] = { [INVENTORY]: [MACHINE] }): EditConfirmation {
  return inSetup(() => useEditConfirmation(), pagedServer(objects));
}

describe('useEditConfirmation', () => {
  it('lets pass what cuts nobody off', async () => {
    const { question, isConfirmed } = use();

    await expect(isConfirmed(BEFORE, changed({ machineName: 'other' }))).resolves.toBe(true);
    expect(question.value).toBeUndefined();
  });

  it.each([true, false])('asks about what does, with the number of machines, and passes on the answer: %s', async (save) => {
    const { question, isConfirmed, answer } = use();
    const confirmed = isConfirmed(BEFORE, changed({ token: 'other', machineName: 'other' }));

    await flushPromises();
    expect(question.value).toMatchObject({
      consequences: [{ name: 'tokenChanged' }, { name: 'machineNameChanged' }], machines: { labelled: 1, unlabelled: 0 },
    });
    answer(save);
    await expect(confirmed).resolves.toBe(save);
    expect(question.value).toBeUndefined();
  });

  it.each([['the user may not read machines', {}], ['the server does not answer', { [INVENTORY]: new Error('timeout') }]])(
    'asks in case there are machines where %s',
    async (_, objects) => {
      const { question, isConfirmed } = use(objects);

      void isConfirmed(BEFORE, changed({ labelPrefix: 'a.test' }));
      await flushPromises();
      expect(question.value).toMatchObject({ consequences: [{ name: 'prefixChanged' }], machines: undefined });
    },
  );

  it('does not ask about machines where there are none', async () => {
    await expect(use({ [INVENTORY]: [] }).isConfirmed(BEFORE, changed({ labelPrefix: 'a.test' }))).resolves.toBe(true);
  });
});
