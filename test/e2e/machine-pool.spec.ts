import { ClusterForm } from './pages/cluster-form';
import { expect, test } from './support/fixtures';
import { MachineObjects } from './support/machine-objects';

// The form of a machine pool: what it begins with, several of them, and who may use it.

const CHOICE = '20261123-0812-pier01';
const CHOSEN = { 'ui.elemental.cattle.io/choice': CHOICE, 'ui.elemental.cattle.io/unmanaged': 'true' };

test('a pool begins with the machines that were chosen, and another pool without them', async ({ page, kubernetes, clusters }) => {
  const machines = new MachineObjects(kubernetes);
  const form = new ClusterForm(page);

  await test.step('the first pool has the choice as a condition, and wants as many machines', async () => {
    await machines.create('pier-1', { labels: CHOSEN });
    await machines.create('pier-2', { labels: CHOSEN });
    await form.openWithChoice(CHOICE);
    await expect(form.key(1)).toHaveValue('ui.elemental.cattle.io/choice');
    await expect(form.value(1)).toHaveValue(CHOICE);
    await expect(form.preview).toContainText('2 machines match. 2 of them would be taken: 2 unmanaged, 0 managed.');
    await expect(form.preview.getByRole('link')).toHaveText([/^pier-1/, /^pier-2/]);
    await expect(form.machineCount).toHaveValue('2');
  });

  await test.step('follows machines that change, and the number that a person wants', async () => {
    await machines.patch('pier-2', [{ op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1choice', value: 'another' }]);
    await expect(form.preview).toContainText('1 machine matches.');
    await expect(form.warnings).toContainText('The pool wants 2 machines, but only 1 that matches is free.');
    await form.machineCount.fill('1');
    await expect(form.warnings).not.toContainText('The pool wants');
  });

  await test.step('a second pool has nothing to do with it', async () => {
    await form.addPool();
    await expect(form.conditions).toHaveCount(0);
    await expect(form.machineCount).toHaveValue('1');
    await form.addCondition('example.com/site', 'nowhere');
    await expect(form.preview).toContainText('No machine matches.');
    await expect(form.warnings).toContainText('The cluster waits until one does');
    await form.showPool('pool1');
    await expect(form.conditions).toHaveCount(1);
    await expect(form.preview).toContainText('1 machine matches.');
  });

  await test.step('what Kubernetes can\'t read isn\'t saved, and is said where it stands', async () => {
    clusters.removeAfterTest('pier');
    await form.name.fill('pier');
    await form.addCondition('a b', '');
    await form.createButton.click();
    await expect(form.errors).toContainText('“a b” is not a valid key');
    await expect(form.key(2)).toHaveAttribute('aria-invalid', 'true');
    await expect(form.conditions.nth(1)).toContainText('“a b” is not a valid key');
    expect(await clusters.selectorsOf('pier')).toEqual([]);
  });

  await machines.cleanUp();
});

test('nonsense in the address is no choice', async ({ page }) => {
  const form = new ClusterForm(page);

  await form.openWithChoice('<img src=x onerror=alert(1)>');
  await expect(form.conditions).toHaveCount(0);
  await expect(form.warnings).toContainText('Without a condition, every machine of every namespace is selected');
});

for (const login of ['operator', 'viewer'] as const) {
  test.describe(`without the right to create clusters, as ${ login }`, () => {
    test.use({ login });

    test('the card of Rancher leads to an answer, and nothing is saved', async ({ page, clusters }) => {
      const form = new ClusterForm(page);

      clusters.removeAfterTest('nobodys');
      await form.chooseCard();
      await expect(form.refusal).toContainText('Ask an administrator for it, or to create the cluster.');
      await expect(page.getByRole('button', { name: 'Add condition' })).toHaveCount(0);
      await form.name.fill('nobodys');
      await form.createButton.click();
      await expect(form.errors).toContainText('Your role gives no right to create clusters.');
      expect(await clusters.selectorsOf('nobodys')).toEqual([]);
    });
  });
}
