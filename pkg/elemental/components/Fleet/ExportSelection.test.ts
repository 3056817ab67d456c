import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { downloadFile } from '@shell/utils/download';
import { mountInShell } from '../../../../test/support/components/mount';
import ExportSelection from './ExportSelection.vue';

jest.mock('@shell/utils/download');

const MACHINE = { metadata: { name: 'edge-1', namespace: 'fleet-default' } };

async function press(dialog: VueWrapper, name: string): Promise<void> {
  await dialog.findAll('button').find((button) => button.text() === name)?.trigger('click');
  await flushPromises();
}

describe('ExportSelection', () => {
  it.each([
    ['Download CSV', /^machines-.*\.csv$/, /edge-1/, 'text/csv;charset=utf-8'],
    ['Download JSON', /^machines-.*\.json$/, /"edge-1"/, 'application/json'],
  ])('%s, and is done', async (button, file, content, type) => {
    const dialog = mountInShell(ExportSelection, { machines: [MACHINE] });

    expect(dialog.get('h2').text()).toBe('Export edge-1');
    await press(dialog, button);
    expect(downloadFile).toHaveBeenLastCalledWith(expect.stringMatching(file), expect.stringMatching(content), type);
    expect(dialog.emitted('close')).toHaveLength(1);
  });

  it('says of how many, and downloads nothing when it is cancelled', async () => {
    const dialog = mountInShell(ExportSelection, { machines: [MACHINE, MACHINE] });

    (downloadFile as jest.Mock).mockClear();
    expect(dialog.get('h2').text()).toBe('Export 2 machines');
    await press(dialog, 'Cancel');
    expect(downloadFile).not.toHaveBeenCalled();
    expect(dialog.emitted('close')).toHaveLength(1);
  });
});
