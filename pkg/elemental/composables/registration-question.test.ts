import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { REGISTRATION_LABEL } from '../domain/labels';
import { countMessages } from '../domain/registration/counted-machines';
import { INVENTORY, type MachineRegistration } from '../types';
import type { Question } from './edit-confirmation';
import { useRegistrationQuestion } from './registration-question';

const BEFORE: MachineRegistration = {
  metadata: { name: 'berlin', namespace: 'fleet-default', generation: 1 },
  spec: { token: 'berlin-site', machineName: 'edge', machineInventoryLabels: { [REGISTRATION_LABEL]: 'berlin' } },
};
const MACHINE = { metadata: { name: 'a', namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'berlin' } } };

async function ask(change: object, objects: Parameters<typeof pagedServer>[0] = { [INVENTORY]: [MACHINE] }): Promise<Question | undefined> {
  const questionAbout = inSetup(() => useRegistrationQuestion(), pagedServer(objects));

  return questionAbout(BEFORE, { ...BEFORE, spec: { ...BEFORE.spec, ...change } });
}

describe('useRegistrationQuestion', () => {
  it('lets pass what cuts nobody off', async () => {
    await expect(ask({ machineName: 'other' })).resolves.toBeUndefined();
  });

  it('asks about what does, with the number of machines', async () => {
    await expect(ask({ token: 'other', machineName: 'other' })).resolves.toMatchObject({
      consequences: [{ name: 'tokenChanged' }, { name: 'machineNameChanged' }], notes: countMessages({ labelled: 1, unlabelled: 0 }),
    });
  });

  it.each([['the user may not read machines', {}], ['the server does not answer', { [INVENTORY]: new Error('timeout') }]])(
    'asks in case there are machines where %s',
    async (_, objects) => {
      await expect(ask({ labelPrefix: 'a.test' }, objects)).resolves.toMatchObject({
        consequences: [{ name: 'prefixChanged' }], notes: countMessages(undefined),
      });
    },
  );

  it('does not ask about machines where there are none', async () => {
    await expect(ask({ labelPrefix: 'a.test' }, { [INVENTORY]: [] })).resolves.toBeUndefined();
  });
});
