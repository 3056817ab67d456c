import { downloadFile } from '@shell/utils/download';
import { pagedServer } from '../../../test/support/components/paged-server';
import { inSetup } from '../../../test/support/components/mount';
import { exportedMachine } from '../domain/export/columns';
import { INVENTORY, type MachineInventory } from '../types';
import { useExport } from './export';

jest.mock('@shell/utils/download');

const download = downloadFile as unknown as jest.Mock<unknown, [string, Blob, string]>;

function text(blob: Blob | undefined): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();

    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.readAsText(blob ?? new Blob([]));
  });
}

const all = Array.from({ length: 2100 }, (_, number): MachineInventory => (
  { metadata: { namespace: 'fleet-default', name: `m-${ String(number).padStart(5, '0') }`, labels: number ? {} : { site: 'berlin' } } }));

beforeEach(() => {
  download.mockClear();
});

describe('an export', () => {
  it('is a file of all machines, page by page', async () => {
    const { start, state } = inSetup(() => useExport(), pagedServer({ [INVENTORY]: all }));

    await start('json');
    const [name, content, type] = download.mock.calls[0] ?? [];

    expect(state.value).toMatchObject({ step: 'done', seen: 2100 });
    expect(name).toMatch(/^machines-\d{4}-\d\d-\d\dT\d\d-\d\d\.json$/);
    expect(type).toBe('application/json');
    expect(JSON.parse(await text(content))).toStrictEqual(all.map(exportedMachine));
  });

  it('is a file of what matches', async () => {
    const selector = { matchExpressions: [{ key: 'site', operator: 'Exists' as const }] };
    const { start } = inSetup(() => useExport(() => selector), pagedServer({ [INVENTORY]: all }));

    await start('csv');
    expect((await text(download.mock.calls[0]?.[1])).split('\r\n')).toHaveLength(3);
  });

  it('is no file before it is whole', async () => {
    const { start, cancel, goOn } = inSetup(() => useExport(), pagedServer({ [INVENTORY]: all }));
    const running = start('csv');

    cancel();
    await running;
    expect(download).not.toHaveBeenCalled();
    await goOn();
    expect((await text(download.mock.calls[0]?.[1])).split('\r\n')).toHaveLength(2102);
  });
});
