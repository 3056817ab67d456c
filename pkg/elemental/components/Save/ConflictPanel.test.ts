import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import ConflictPanel from './ConflictPanel.vue';

const BASE = { metadata: { name: 'shops' }, spec: { machineName: 'till', token: 'l6q9tk72sp6b', labelPrefix: 'a' } };
const MINE = { metadata: { name: 'shops', labels: { mine: 'x' } }, spec: { machineName: 'kiosk', token: 'l6q9tk72sp6b', labelPrefix: 'b' } };
const THEIRS = { metadata: { name: 'shops' }, spec: { machineName: 'lift', token: 'zzzzzzzzzz99' } };

function mountPanel(props: object = {}): VueWrapper {
  return mountInShell(ConflictPanel, { base: BASE, mine: MINE, theirs: THEIRS, secrets: [{ path: ['spec', 'token'] }], ...props });
}

function table(panel: VueWrapper, caption: string): string[][] {
  const found = panel.findAll('table').find((one) => one.get('caption').text() === caption);

  return found?.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text())) ?? [];
}

async function merge(panel: VueWrapper): Promise<unknown> {
  await panel.get('button').trigger('click');

  return panel.emitted('merge')?.at(-1)?.[0];
}

describe('ConflictPanel', () => {
  it('says what has happened', () => {
    expect(mountPanel().get('[role=alert]').text()).toContain('Somebody else has changed this meanwhile.');
  });

  it('shows what each side has changed by itself, with secrets masked', () => {
    const panel = mountPanel();

    expect(table(panel, 'What they changed')).toStrictEqual([['spec.token', '••••••6b', '••••••99']]);
    expect(table(panel, 'What you changed')).toStrictEqual([['metadata.labels', '(not set)', 'mine: x']]);
    expect(panel.text()).not.toContain('zzzz');
  });

  it('shows no table of changes that there are none of', () => {
    expect(mountPanel({ mine: BASE }).findAll('table')).toHaveLength(1);
    expect(mountPanel({ theirs: { ...BASE, spec: { ...BASE.spec, machineName: 'lift' } } }).findAll('table')).toHaveLength(1);
  });

  it('asks for each field that both have changed, and keeps what was typed unless told otherwise', async () => {
    const panel = mountPanel();
    const choices = panel.findAll('fieldset');

    expect(choices.map((choice) => choice.get('legend').text())).toStrictEqual([
      'Changed by both: spec.machineName', 'Changed by both: spec.labelPrefix',
    ]);
    expect(choices[0]?.text()).toContain('Before: till');
    expect(choices[0]?.findAll('label').map((label) => label.text())).toStrictEqual(['Yours: kiosk', 'Theirs: lift']);
    expect(choices[1]?.findAll('label').map((label) => label.text())).toStrictEqual(['Yours: b', 'Theirs: (not set)']);
    expect(await merge(panel)).toStrictEqual({
      metadata: { name: 'shops', labels: { mine: 'x' } }, spec: { machineName: 'kiosk', token: 'zzzzzzzzzz99', labelPrefix: 'b' },
    });
  });

  it('takes theirs where the user says so', async () => {
    const panel = mountPanel();
    const [, theirName, , theirPrefix] = panel.findAll<HTMLInputElement>('input[type=radio]');

    await theirName?.setValue();
    expect(await merge(panel)).toMatchObject({ spec: { machineName: 'lift', labelPrefix: 'b' } });
    await theirPrefix?.setValue();
    expect(await merge(panel)).toStrictEqual({
      metadata: { name: 'shops', labels: { mine: 'x' } }, spec: { machineName: 'lift', token: 'zzzzzzzzzz99' },
    });
    await panel.findAll('input[type=radio]')[0]?.setValue();
    expect(await merge(panel)).toMatchObject({ spec: { machineName: 'kiosk' } });
  });

  it('has a group of its own for each choice', () => {
    const names = mountPanel().findAll('input').map((input) => input.attributes('name'));

    expect(new Set(names).size).toBe(2);
  });

  it('goes on with what is typed meanwhile', async () => {
    const panel = mountPanel();

    await panel.setProps({ mine: { ...MINE, spec: { ...MINE.spec, machineName: 'till' } } });
    expect(panel.findAll('fieldset')).toHaveLength(1);
    expect(await merge(panel)).toMatchObject({ spec: { machineName: 'lift' } });
  });

  it('waits for YAML that can be used', () => {
    const panel = mountPanel({ mine: undefined });

    expect(panel.get('button').attributes('disabled')).toBeDefined();
    expect(panel.text()).toContain('Correct the YAML below first');
  });

  it('shows markup as the text that it is', () => {
    const panel = mountPanel({ theirs: { ...BASE, spec: { ...BASE.spec, machineName: '<img src=x>' } }, mine: BASE });

    expect(panel.find('img').exists()).toBe(false);
    expect(panel.text()).toContain('<img src=x>');
  });
});
