import { HOLD_ANNOTATION } from '../../local-rancher/elemental-operator/names';
import { expect, test } from './support/fixtures';
import { expectGone, expectSeenBy, gather, INVENTORY_ONLY, KUBERNETES, PROVISIONED, PROVISIONING, READY } from './support/machine-life';
import { applyPlan } from './support/managed-agent';

// The page of a machine stays open, with everybody who may look at it, while the machine goes through its life.

// a long way, and three browsers
test.describe.configure({ timeout: 150_000 });

test('a managed machine: from before the operator sees it to its removal', async ({ page, onlookers, kubernetes, clusters, machines }) => {
  const { viewer, editors, everybody } = await gather(page, onlookers);
  const name = 'binnacle';
  const hold = `/metadata/annotations/${ HOLD_ANNOTATION.replace('/', '~1') }`;

  await machines.create(name, {
    labels: { 'ui.elemental.cattle.io/registration': 'factory-images', 'vessel': name },
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
      ...INVENTORY_ONLY,
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
      ...READY,
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
    await clusters.create(name, { vessel: name });
    await expectSeenBy(everybody, {
      ...PROVISIONING,
      can: {
        [KUBERNETES]: ['Not yet', 'A cluster has adopted the machine, whose agent has not bootstrapped Kubernetes yet.'],
        'OS upgrades': ['Not yet', 'Update groups upgrade the nodes of clusters, and this machine is no node yet.'],
      },
      happened: 'A cluster adopted it',
    });
    await applyPlan(kubernetes, name);
    await expectSeenBy(everybody, {
      ...PROVISIONED,
      can: {
        [KUBERNETES]: ['Yes', 'The machine\'s agent has bootstrapped Kubernetes.'],
        'OS upgrades': ['Yes', 'The machine is a node of a cluster, where update groups upgrade the operating system.'],
      },
      happened: 'The agent bootstrapped Kubernetes',
    });
  });

  await test.step('its cluster has another plan for it', async () => {
    await machines.expectPlan(name, 'ab'.repeat(32));
    await expectSeenBy(everybody, {
      ...PROVISIONING,
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
    await expectGone(everybody, name);
  });
});
