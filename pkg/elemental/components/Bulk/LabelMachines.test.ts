import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { INVENTORY } from '../../types';
import LabelMachines from './LabelMachines.vue';

function machine(name: string, labels: Record<string, string> = {}, patchOnServer = jest.fn().mockResolvedValue(undefined)) {
  return { id: `fleet-default/${ name }`, metadata: { name, namespace: 'fleet-default', labels }, canPatch: true, patchOnServer, readFromServer: jest.fn() };
}

type Machine = ReturnType<typeof machine>;

function open(machines: Machine[], all = machines) {
  const unselect = jest.fn();
  const dialog = mountInShell(LabelMachines, { machines, unselect }, pagedServer({ [INVENTORY]: all }));

  return { dialog, unselect };
}

function button(dialog: VueWrapper, name: RegExp) {
  return dialog.findAll('button').find((one) => name.test(one.text()));
}

async function press(dialog: VueWrapper, name: RegExp): Promise<void> {
  await button(dialog, name)?.trigger('click');
  await flushPromises();
}

async function setLabel(dialog: VueWrapper, key: string, value: string): Promise<void> {
  await dialog.get('input[aria-label="Key in row 1"]').setValue(key);
  await dialog.get('input[aria-label="Value in row 1"]').setValue(value);
}

const unselected = (unselect: jest.Mock): string[] => (unselect.mock.calls as [Machine[]][]).flatMap(([machines]) => machines.map(({ id }) => id));

describe('LabelMachines', () => {
  it('says how many change before it changes them, and leaves alone what is so', async () => {
    const [a, b] = [machine('a'), machine('b', { site: 'berlin' })] as const;
    const { dialog, unselect } = open([a, b]);

    expect(dialog.get('h2').text()).toBe('Labels of 2 machines');
    expect(button(dialog, /^Apply/)?.attributes('disabled')).toBeDefined();
    expect(dialog.find('.label-preview').exists()).toBe(false);
    await setLabel(dialog, 'site', 'berlin');
    expect(dialog.get('.label-preview').text()).toBe('1 machine changes. 1 of 2 already have it so, and are left alone.');
    await press(dialog, /^Apply to 1 machine$/);
    expect(a.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: '/metadata/labels/site', value: 'berlin' }]);
    expect(b.patchOnServer).not.toHaveBeenCalled();
    expect(unselected(unselect)).toStrictEqual(['fleet-default/a']);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('changes nothing while something is wrong', async () => {
    const { dialog } = open([machine('a')]);

    await setLabel(dialog, 'ui.elemental.cattle.io/unmanaged', 'true');
    expect(dialog.text()).toContain('is kept by Rancher, Elemental or this extension');
    expect(button(dialog, /^Apply/)?.attributes('disabled')).toBeDefined();
    await setLabel(dialog, 'site', '<b>x</b>');
    expect(dialog.text()).toContain('“<b>x</b>” can\'t be the value of the label site');
    expect(dialog.find('b').exists()).toBe(false);
  });

  it('removes labels that the machines have', async () => {
    const a = machine('a', { old: 'x' });
    const { dialog } = open([a, machine('b')]);

    expect(dialog.text()).toContain('old (1 of 2)');
    await dialog.get('[role=checkbox]').trigger('click');
    expect(dialog.text()).toContain('Rancher goes on to find machines by a label that was removed');
    await press(dialog, /^Apply to 1 machine$/);
    expect(a.patchOnServer).toHaveBeenCalledWith([
      { op: 'add', path: '/metadata/labels/old', value: '' }, { op: 'remove', path: '/metadata/labels/old' },
    ]);
  });

  it('takes a table at once where no machine was selected', async () => {
    const a = machine('a');
    const { dialog } = open([], [a]);

    expect(dialog.get('h2').text()).toBe('Labels from a table');
    expect(button(dialog, /selected|The same for/)).toBeUndefined();
    await dialog.get('textarea').setValue('name,site\na,berlin\n');
    await press(dialog, /^Check$/);
    await press(dialog, /^Apply to 1 machine$/);
    expect(a.patchOnServer).toHaveBeenCalledWith([{ op: 'add', path: '/metadata/labels/site', value: 'berlin' }]);
  });

  it('adds and takes away rows', async () => {
    const { dialog } = open([machine('a')]);

    await press(dialog, /^Add a label$/);
    expect(dialog.findAll('fieldset li')).toHaveLength(2);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Key in row 2');
    await press(dialog, /^Remove$/);
    expect(dialog.findAll('fieldset li')).toHaveLength(1);
  });

  it('keeps what failed with its message, and tries that alone again', async () => {
    const [a, b] = [machine('a'), machine('b', {}, jest.fn().mockRejectedValueOnce(new Error('no capacity')).mockResolvedValue(undefined))] as const;
    const { dialog, unselect } = open([a, b]);

    await setLabel(dialog, 'site', 'berlin');
    await press(dialog, /^Apply to 2 machines$/);
    expect(dialog.get('.bulk-status [role=alert]').text()).toContain('b: no capacity');
    expect(dialog.get('[role=status]').text()).toBe('1 of 2 done, 1 failed.');
    expect(unselected(unselect)).toStrictEqual(['fleet-default/a']);
    expect(dialog.emitted('close')).toBeUndefined();
    await press(dialog, /^Try the one that is left$/);
    expect(unselected(unselect)).toStrictEqual(['fleet-default/a', 'fleet-default/b']);
    expect(a.patchOnServer).toHaveBeenCalledTimes(1);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('stops when it is told to', async () => {
    const machines = Array.from({ length: 8 }, (_, index) => machine(`m${ index }`, {}, jest.fn(() => new Promise<void>(() => undefined))));
    const { dialog } = open(machines);

    await setLabel(dialog, 'site', 'berlin');
    await press(dialog, /^Apply to 8 machines$/);
    expect(dialog.get('progress').attributes('max')).toBe('8');
    await press(dialog, /^Stop$/);
    expect(machines.filter(({ patchOnServer }) => patchOnServer.mock.calls.length)).toHaveLength(5);
    expect(button(dialog, /^Stop$/)?.attributes('disabled')).toBeDefined();
  });

  describe('with a table', () => {
    async function paste(dialog: VueWrapper, text: string): Promise<void> {
      await press(dialog, /^Paste a table$/);
      await dialog.get('textarea').setValue(text);
      await press(dialog, /^Check$/);
    }

    it('is checked first, and applied to machines that were not selected', async () => {
      const [a, b] = [machine('a'), machine('b', { role: 'till' })] as const;
      const { dialog } = open([a], [a, b]);

      await paste(dialog, 'name\tsite\trole\na\tberlin\t\nb\tlyon\t-');
      expect(dialog.get('.label-preview').text()).toMatch(/^2 machines change\. *a: site=berlin *b: site=lyon, role-$/);
      expect(a.patchOnServer).not.toHaveBeenCalled();
      await press(dialog, /^Apply to 2 machines$/);
      expect(b.patchOnServer).toHaveBeenCalledTimes(1);
      expect(dialog.text()).toContain('2 of 2 done, 0 failed.');
      expect(dialog.emitted('close')).toBeUndefined();
      await press(dialog, /^Close$/);
      expect(dialog.emitted('close')).toHaveLength(1);
    });

    it('says what is wrong line by line, and has to be checked again when it was changed', async () => {
      const { dialog } = open([machine('a')]);

      await paste(dialog, 'name,site\na,<img src=x>\n');
      expect(dialog.get('[role=alert]').text()).toContain('Line 2: “<img src=x>” can\'t be the value of the label site');
      expect(dialog.find('img').exists()).toBe(false);
      expect(button(dialog, /^Apply/)?.attributes('disabled')).toBeDefined();
      await dialog.get('textarea').setValue('name,site\na,berlin\n');
      expect(button(dialog, /^Apply/)).toBeUndefined();
      expect(button(dialog, /^Check$/)).toBeDefined();
    });

    it('leaves out unknown machines only where somebody says so', async () => {
      const { dialog } = open([machine('a')]);

      await paste(dialog, 'a site=berlin\ngone site=lyon');
      expect(dialog.text()).toContain('gone (line 2)');
      expect(button(dialog, /^Apply/)?.attributes('disabled')).toBeDefined();
      await dialog.get('[role=checkbox]').trigger('click');
      expect(button(dialog, /^Apply to 1 machine$/)?.attributes('disabled')).toBeUndefined();
      await dialog.get('textarea').setValue('a site=berlin\ngone site=porto');
      await press(dialog, /^Check$/);
      expect(button(dialog, /^Apply/)?.attributes('disabled')).toBeDefined();
    });
  });
});
