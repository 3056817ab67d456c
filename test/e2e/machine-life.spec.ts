import { HOLD_ANNOTATION } from '../../local-rancher/elemental-operator/names';
import { adopt } from '../../local-rancher/sample-data/adoption';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test as base } from './support/fixtures';
import { MachineObjects } from './support/machine-objects';
import { applyPlan } from './support/managed-agent';

// The page of a machine stays open, with everybody who may look at it, while the machine goes through its life.

const test = base.extend<{ machines: MachineObjects }>({
  machines: async ({ kubernetes }, use) => {
    const machines = new MachineObjects(kubernetes);

    await use(machines);
    await machines.cleanUp();
  },
});

const SELECTORS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectors', namespace: 'fleet-default' };

const KUBERNETES = 'Kubernetes provisioning';
const RESET = 'Reset trigger';

/** What the page says of the machine. */
interface Seen {
  state: string;
  waitsFor: string;
  nextStep: string;
  /** By capability: whether it can, and the beginning of why. */
  can: Record<string, [answer: 'Yes' | 'Not yet' | 'No', reason: string]>;
  /** The newest of its story. */
  happened: string;
}

async function expectSeen(machine: MachinePage, { state, waitsFor, nextStep, can, happened }: Seen): Promise<void> {
  await expect(machine.heading).toContainText(state);
  await expect(machine.now).toContainText(state);
  await expect(machine.nowFact('Waits for')).toContainText(waitsFor);
  await expect(machine.nowFact('What you can do')).toHaveText(nextStep);
  await expect(machine.event(happened)).toBeVisible();
  for (const [name, [answer, reason]] of Object.entries(can)) {
    await expect(machine.capability(name)).toContainText(`${ answer }:`);
    await expect(machine.capability(name)).toContainText(reason);
  }
}

/** Everybody sees it, at the same time. */
async function expectSeenBy(machines: MachinePage[], seen: Seen): Promise<void> {
  await Promise.all(machines.map((machine) => expectSeen(machine, seen)));
}

/** When what it waits for began, in milliseconds since 1970. */
async function since(machine: MachinePage): Promise<number> {
  return Date.parse(await machine.now.getByRole('time').getAttribute('datetime') ?? '');
}

/** Now, as exact as the operator is. */
function second(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}

// a long way, and three browsers
test.describe.configure({ timeout: 150_000 });

test('an unmanaged machine: from its registration to its reset', async ({ page, onlookers, hosts, kubernetes, registrations, machines }) => {
  const list = new MachineList(page);
  const administrator = new MachinePage(page);
  const operator = new MachinePage(await onlookers.join('operator'));
  const viewer = new MachinePage(await onlookers.join('viewer'));
  const editors = [administrator, operator];
  const everybody = [...editors, viewer];

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
      state: 'Inventory only',
      waitsFor: 'Nothing, unless Kubernetes is wanted on it; then elemental-system-agent on the host has to connect.',
      nextStep: 'Leave it so, or install elemental-system-agent on the host.',
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
      state: 'Ready to provision',
      waitsFor: 'A cluster that adopts it, or nothing.',
      nextStep: 'Create a cluster with it, or leave it.',
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

    await adopt(kubernetes, { name, cluster: 'berlin', address: '192.0.2.201', stage: 'adopted' });
    await expectSeenBy(everybody, {
      state: 'Provisioning',
      waitsFor: 'Its agent, to bootstrap Kubernetes.',
      nextStep: 'If this takes more than a few minutes, check elemental-system-agent on the host.',
      can: { [KUBERNETES]: ['Not yet', 'A cluster has adopted the machine, whose agent has not bootstrapped Kubernetes yet.'] },
      happened: 'A cluster adopted it',
    });
    await Promise.all(everybody.map(async (machine) => {
      await expect(machine.event('The plan that bootstraps Kubernetes was written')).toBeVisible();
      await expect(machine.path.getByRole('link', { name: 'berlin', exact: true })).toBeVisible();
      expect(await since(machine)).toBeGreaterThanOrEqual(start);
    }));
  });

  await test.step('its agent bootstraps it', async () => {
    hosts.startAgent('davit-1');
    await expectSeenBy(everybody, {
      state: 'Provisioned',
      waitsFor: 'Nothing.',
      nextStep: 'Look after it in the cluster that adopted it.',
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
      nextStep: 'Start elemental-system-agent on the host, or give up the reset by removing the annotation elemental.cattle.io/resettable.',
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
    await Promise.all(everybody.map((machine) => expect(machine.gone).toContainText(`${ name } is no longer there`)));
  });
});

test('a managed machine: from before the operator sees it to its removal', async ({ page, onlookers, kubernetes, machines }) => {
  const administrator = new MachinePage(page);
  const operator = new MachinePage(await onlookers.join('operator'));
  const viewer = new MachinePage(await onlookers.join('viewer'));
  const editors = [administrator, operator];
  const everybody = [...editors, viewer];
  const name = 'binnacle';
  const hold = `/metadata/annotations/${ HOLD_ANNOTATION.replace('/', '~1') }`;

  await machines.create(name, {
    labels: { 'ui.elemental.cattle.io/registration': 'factory-images' },
    annotations: { 'elemental.cattle.io/os.pretty-name': 'SL Micro 6.1', [HOLD_ANNOTATION]: 'true' },
  });
  await Promise.all(everybody.map((machine) => machine.open(name)));

  await test.step('the operator has not looked at it', async () => {
    await expectSeenBy(everybody, {
      state: 'Unknown',
      waitsFor: 'The Elemental operator, to look at it for the first time.',
      nextStep: 'If this takes more than a minute, check that the Elemental operator runs in cattle-elemental-system.',
      can: {
        [KUBERNETES]: ['Not yet', 'The operator has not looked at the machine yet.'],
        'Cloud-config': ['Yes', 'Elemental installs the host with the cloud-config of its registration endpoint.'],
      },
      happened: 'Registered for the first time',
    });
  });

  await test.step('the operator looks at it', async () => {
    await machines.patch(name, [{ op: 'remove', path: hold }]);
    await expectSeenBy(everybody, {
      state: 'Inventory only',
      waitsFor: 'Nothing, unless Kubernetes is wanted on it; then elemental-system-agent on the host has to connect.',
      nextStep: 'Leave it so, or install elemental-system-agent on the host.',
      can: {
        [KUBERNETES]: ['Not yet', 'Wait until the host\'s installation is over.'],
        'OS upgrades': ['Not yet', 'Update groups upgrade the nodes of clusters, and this machine is no node yet.'],
        'OS reset': ['Not yet', 'The trigger is off, and no agent has connected that could take a reset.'],
      },
      happened: 'Registered for the first time',
    });
  });

  await test.step('its agent connects', async () => {
    await applyPlan(kubernetes, name);
    await expectSeenBy(everybody, {
      state: 'Ready to provision',
      waitsFor: 'A cluster that adopts it, or nothing.',
      nextStep: 'Create a cluster with it, or leave it.',
      can: {
        [KUBERNETES]: ['Yes', 'An agent has connected at least once.'],
        'OS reset': ['Not yet', 'The trigger is off. If the machine is deleted, its host stays as it is.'],
      },
      happened: 'An agent connected',
    });
    for (const machine of editors) {
      await expect(machine.capability('OS reset').getByRole('button', { name: 'Turn the reset trigger on' })).toBeVisible();
    }
    await expect(viewer.capability('OS reset').getByRole('button')).toHaveCount(0);
  });

  await test.step('a cluster adopts it, and its agent bootstraps it', async () => {
    await adopt(kubernetes, { name, cluster: 'factory', address: '192.0.2.202', stage: 'adopted' });
    await expectSeenBy(everybody, {
      state: 'Provisioning',
      waitsFor: 'Its agent, to bootstrap Kubernetes.',
      nextStep: 'If this takes more than a few minutes, check elemental-system-agent on the host.',
      can: {
        [KUBERNETES]: ['Not yet', 'A cluster has adopted the machine, whose agent has not bootstrapped Kubernetes yet.'],
        'OS upgrades': ['Not yet', 'Update groups upgrade the nodes of clusters, and this machine is no node yet.'],
      },
      happened: 'A cluster adopted it',
    });
    await applyPlan(kubernetes, name);
    await expectSeenBy(everybody, {
      state: 'Provisioned',
      waitsFor: 'Nothing.',
      nextStep: 'Look after it in the cluster that adopted it.',
      can: {
        [KUBERNETES]: ['Yes', 'The machine\'s agent has bootstrapped Kubernetes.'],
        'OS upgrades': ['Yes', 'The machine is a node of a cluster, where update groups upgrade the operating system.'],
      },
      happened: 'The agent bootstrapped Kubernetes',
    });
  });

  await test.step('its cluster has another plan for it', async () => {
    await kubernetes.custom.patchNamespacedCustomObjectStatus({
      ...SELECTORS, name: `node-${ name }`, body: [{ op: 'replace', path: '/status/bootstrapPlanChecksum', value: 'ab'.repeat(32) }],
    });
    await expectSeenBy(everybody, {
      state: 'Provisioning',
      waitsFor: 'Its agent, to bootstrap Kubernetes.',
      nextStep: 'If this takes more than a few minutes, check elemental-system-agent on the host.',
      can: { [KUBERNETES]: ['Not yet', 'A cluster has adopted the machine, whose agent has not bootstrapped Kubernetes yet.'] },
      happened: 'The plan that bootstraps Kubernetes was written',
    });
  });

  await test.step('it is deleted, and the operator has not let it go', async () => {
    await machines.patch(name, [{ op: 'add', path: hold, value: 'true' }]);
    await machines.delete(name);
    await expectSeenBy(everybody, {
      state: 'Deleting',
      waitsFor: 'The Elemental operator, to let it go.',
      nextStep: 'If this takes more than a minute, check that the Elemental operator runs in cattle-elemental-system.',
      can: {
        [KUBERNETES]: ['No', 'The machine is being deleted.'],
        'OS reset': ['No', 'The machine was deleted with its reset trigger off, so its host stays as it is.'],
      },
      happened: 'Deleted',
    });
  });

  await test.step('it is gone', async () => {
    await machines.patch(name, [{ op: 'remove', path: hold }]);
    await Promise.all(everybody.map((machine) => expect(machine.gone).toContainText(`${ name } is no longer there`)));
  });
});
