import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';
import {
  expectGone, expectSeenBy, gather, INVENTORY_ONLY, KUBERNETES, PROVISIONED, PROVISIONING, READY, second, since,
} from './support/machine-life';

// The page of a machine stays open, with everybody who may look at it, while the machine goes through its life.

// a long way, and three browsers
test.describe.configure({ timeout: 150_000 });

const RESET = 'Reset trigger';

test('an unmanaged machine: from its registration to its reset', async ({ page, onlookers, hosts, registrations, clusters, machines }) => {
  const list = new MachineList(page);
  const { administrator, operator, viewer, editors, everybody } = await gather(page, onlookers);

  await registrations.create('davit', {
    machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'davit', 'ui.elemental.cattle.io/unmanaged': 'true' },
    machineInventoryAnnotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
    config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
  });
  const url = await registrations.url('davit');

  await list.open('?registration=davit');
  const { exitCode, inventory } = await hosts.register('davit-1', url, { noToolkit: true, install: true });
  const name = inventory?.name ?? '';

  expect(exitCode).toBe(0);
  await Promise.all([list.openRow(name), operator.open(name), viewer.open(name)]);

  await test.step('it has registered', async () => {
    await expectSeenBy(everybody, {
      ...INVENTORY_ONLY,
      can: {
        [KUBERNETES]: ['Not yet', 'No agent has connected yet.'],
        [RESET]: ['Not yet', 'The trigger is on, but no agent has connected that could take a reset.'],
        'OS upgrades': ['No', 'The operating system isn\'t managed by Elemental.'],
      },
      happened: 'Registered for the first time',
    });
    await administrator.capability(KUBERNETES).getByRole('button', { name: 'Install the agent' }).click();
    await expect(administrator.agentNews).toContainText('No agent has connected yet. This page notices when one does.');
    await expect(viewer.capability(KUBERNETES).getByRole('button', { name: 'Install the agent' })).toBeVisible();
  });

  await test.step('its agent connects', async () => {
    const start = second();

    hosts.startAgent('davit-1');
    await expectSeenBy(everybody, {
      ...READY,
      can: { [KUBERNETES]: ['Yes', 'An agent has connected at least once.'], [RESET]: ['Yes', 'The trigger is on. When the machine is deleted'] },
      happened: 'An agent connected',
    });
    await expect(administrator.agentNews).toContainText('An agent has connected.');
    expect(await since(viewer)).toBeGreaterThanOrEqual(start);
    for (const machine of editors) {
      await expect(machine.capability(RESET).getByRole('button', { name: 'Turn the reset trigger off' })).toBeVisible();
    }
    await expect(viewer.capability(RESET).getByRole('button')).toHaveCount(0);
  });

  await test.step('a cluster adopts it, and its agent is away', async () => {
    hosts.stop();
    const start = second();

    await clusters.create('davit-cluster', { 'ui.elemental.cattle.io/registration': 'davit' });
    await expectSeenBy(everybody, {
      ...PROVISIONING,
      can: { [KUBERNETES]: ['Not yet', 'A cluster has adopted the machine, whose agent has not bootstrapped Kubernetes yet.'] },
      happened: 'A cluster adopted it',
    });
    await Promise.all(everybody.map(async (machine) => {
      await expect(machine.event('The plan that bootstraps Kubernetes was written')).toBeVisible();
      await expect(machine.path.getByRole('link', { name: 'davit-cluster', exact: true })).toBeVisible();
      expect(await since(machine)).toBeGreaterThanOrEqual(start);
    }));
  });

  await test.step('its agent bootstraps it', async () => {
    hosts.startAgent('davit-1');
    await expectSeenBy(everybody, {
      ...PROVISIONED,
      can: { [KUBERNETES]: ['Yes', 'The machine\'s agent has bootstrapped Kubernetes.'] },
      happened: 'The agent bootstrapped Kubernetes',
    });
  });

  await test.step('its agent fails', async () => {
    hosts.stop();
    await administrator.openTab('Plan');
    await expect(administrator.planFact('Outcome')).toHaveText('Applied by the agent');
    hosts.startAgent('davit-1', true);
    await expectSeenBy(everybody, {
      state: 'Failed',
      waitsFor: 'Somebody to see why the host did not do what it was told',
      nextStep: 'Look at the conditions for the reason, and at the log of elemental-system-agent on the host.',
      can: { [KUBERNETES]: ['Not yet', 'The machine could not do what it was told.'] },
      happened: 'The plan failed',
    });
    await Promise.all(everybody.map((machine) => expect(machine.nowFact('The operator says')).toHaveText('failed to apply plan')));
    await expect(administrator.planFact('Outcome')).toHaveText('Failed on the host');
    for (const machine of [operator, viewer]) {
      await machine.openTab('Plan');
      await expect(machine.plan).toContainText('Your role gives no right to read Secrets in the namespace fleet-default');
    }
  });

  await test.step('it is deleted, and nobody takes its reset', async () => {
    hosts.stop();
    const start = second();

    await machines.delete(name);
    await expectSeenBy(everybody, {
      state: 'Awaiting reset',
      waitsFor: 'An agent on the host, to take the reset.',
      nextStep: 'Start elemental-system-agent on the host, or choose “Give up the reset” in the menu of the machine.',
      can: {
        [KUBERNETES]: ['No', 'The machine is being deleted.'],
        [RESET]: ['Not yet', 'The machine was deleted with its reset trigger on, and waits for its agent to take the reset.'],
      },
      happened: 'Deleted, with its reset trigger on',
    });
    expect(await since(operator)).toBeGreaterThanOrEqual(start);
    await expect(administrator.planFact('Meant for')).toHaveText('The reset');
    for (const machine of editors) {
      await expect(machine.capability(RESET).getByRole('button', { name: 'Give up the reset' })).toBeVisible();
    }
    await expect(viewer.capability(RESET).getByRole('button')).toHaveCount(0);
  });

  await test.step('its agent can\'t do the reset', async () => {
    hosts.startAgent('davit-1', true);
    await Promise.all(everybody.map(async (machine) => {
      await expect(machine.capability(RESET)).toContainText('its agent could not do the reset');
      await expect(machine.nowFact('The operator says')).toContainText('failed to apply plan');
    }));
  });

  await test.step('its agent does it after all, and it is gone', async () => {
    hosts.stop();
    hosts.startAgent('davit-1');
    await expectGone(everybody, name);
  });
});
