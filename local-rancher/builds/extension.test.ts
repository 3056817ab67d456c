import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { extensionHash } from './extension';

const FILES = {
  'pkg/elemental/index.ts': '', 'pkg/elemental/index.test.ts': '', 'pkg/elemental/node_modules/.cache/a.json': '',
  'l10n/en-us.yaml': '', 'assets/elemental.svg': '', 'package-lock.json': '{}', 'README.md': '',
};
let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = temporaryFolder(FILES));
});

afterEach(() => {
  remove();
});

describe('the extension', () => {
  async function isBuiltAgainAfter(file: string): Promise<boolean> {
    const before = await extensionHash(folder, 'release');

    writeFileSync(path.join(folder, file), 'changed');

    return await extensionHash(folder, 'release') !== before;
  }

  it.each([
    'pkg/elemental/index.ts', 'l10n/en-us.yaml', 'assets/elemental.svg',
    // with another version of a package that is bundled
    'package-lock.json',
  ])('is built again when %s changes', async (file) => {
    expect(await isBuiltAgainAfter(file)).toBe(true);
  });

  it.each(['pkg/elemental/index.test.ts', 'pkg/elemental/node_modules/.cache/a.json', 'README.md'])('stays when %s changes', async (file) => {
    expect(await isBuiltAgainAfter(file)).toBe(false);
  });

  it('is built again for another use', async () => {
    expect(await extensionHash(folder, 'quick')).not.toBe(await extensionHash(folder, 'release'));
  });
});
