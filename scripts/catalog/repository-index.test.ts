import { sampleRelease } from '../../test/support/catalog/sources';
import { indexText, parseIndex, withEntry } from './repository-index';

describe('index of the repository', () => {
  it('has the newest version first, and is as old as that', async () => {
    const [older, newer] = [(await sampleRelease('0.1.0')).entry, (await sampleRelease('0.2.0')).entry];
    const index = withEntry(withEntry(undefined, newer), older);

    expect(index.entries.elemental?.map(({ version }) => version)).toStrictEqual(['0.2.0', '0.1.0']);
    expect(index.generated).toBe('2026-12-24T00:00:00.000Z');
    expect(withEntry(withEntry(undefined, older), newer)).toStrictEqual(index);
  });

  it('orders versions by their meaning', async () => {
    const { entry } = await sampleRelease('0.1.0');
    const index = ['0.10.0', '0.9.0', '0.10.0-rc.1'].map((version) => ({ ...entry, version }))
      .reduce(withEntry, withEntry(undefined, entry));

    expect(index.entries.elemental?.map(({ version }) => version)).toStrictEqual(['0.10.0', '0.10.0-rc.1', '0.9.0', '0.1.0']);
  });

  it('keeps other charts', async () => {
    const { entry } = await sampleRelease('0.1.0');
    const index = withEntry(withEntry(undefined, { ...entry, name: 'other' }), entry);

    expect(Object.keys(index.entries)).toStrictEqual(['elemental', 'other']);
  });

  it('is read as it was written', async () => {
    const index = withEntry(undefined, (await sampleRelease('0.1.0')).entry);

    expect(parseIndex(indexText(index))).toStrictEqual(index);
  });

  it('refuses what is no index', () => {
    expect(() => parseIndex('')).toThrow('no index');
    expect(() => parseIndex('entries: 3')).toThrow('no index');
  });
});
