import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolders } from '../../test/support/catalog/folders';
import { bundledPackages, type BundledPackage } from './bundled-packages';
import { notices } from './notices';

const MIT: BundledPackage = { name: 'a', version: '1.0.0', license: 'MIT', author: 'Ada', texts: ['Text of a'] };

describe('bundledPackages', () => {
  const newFolder = temporaryFolders();

  /** The modules' files, of packages with these `package.json` and this licence. */
  function modules(packages: Record<string, object>, licenses: Record<string, string>): string[] {
    const folder = newFolder();

    return Object.entries(packages).map(([name, content]) => {
      const own = path.join(folder, 'node_modules', name);

      mkdirSync(own, { recursive: true });
      writeFileSync(path.join(own, 'package.json'), JSON.stringify(content));
      for (const [file, text] of Object.entries(licenses)) {
        writeFileSync(path.join(own, file), text);
      }

      return path.join(own, 'lib/index.js');
    });
  }

  function packagesOf(resources: string[]): BundledPackage[] {
    return bundledPackages(resources.map((resource) => ({ resource, size: 1, files: [] })));
  }

  it('names each package once, with its licence in whatever way it is written', () => {
    const resources = modules({
      'b': { version: '2.0.0', licenses: [{ type: 'MIT' }, { type: 'ISC' }] },
      '@x/a': { version: '1.0.0', license: 'MIT', author: { name: 'Ada' } },
      'a/node_modules/b': { version: '1.0.0', license: { type: 'ISC' } },
    }, { 'LICENSE.md': 'Text\r\n', 'readme.md': 'no' });

    expect(packagesOf([...resources, ...resources])).toStrictEqual([
      { name: '@x/a', version: '1.0.0', license: 'MIT', author: 'Ada', texts: ['Text'] },
      { name: 'b', version: '1.0.0', license: 'ISC', author: 'the authors of b', texts: ['Text'] },
      { name: 'b', version: '2.0.0', license: 'MIT OR ISC', author: 'the authors of b', texts: ['Text'] },
    ]);
  });

  it('leaves out what is ours, and what the build tool made up', () => {
    expect(packagesOf(['/x/pkg/elemental/index.ts', '/x/node_modules/@rancher/auto-import'])).toStrictEqual([]);
  });

  it('leaves out no package that is gone since the build', () => {
    expect(() => packagesOf(['/x/node_modules/@y/gone/lib/index.js', '/x/node_modules/lost/index.js']))
      .toThrow('no longer installed, so that their licences can\'t be read: @y/gone, lost. Remove dist-pkg/');
  });
});

describe('notices', () => {
  it('tell each text once, for all packages that have it', () => {
    const text = notices([MIT, { ...MIT, name: 'b' }, { ...MIT, name: 'c', texts: ['Other'] }], '');

    expect(text.match(/Text of a/g)).toHaveLength(1);
    expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n---');
    expect(text).toContain('Other');
  });

  it('add the text of a licence that a package only names', () => {
    expect(notices([{ ...MIT, texts: [] }], '')).toContain('Copyright (c) Ada\n\nPermission is hereby granted');
    expect(notices([{ ...MIT, license: 'Apache-2.0', texts: [] }], 'Apache License\n')).toContain('\nApache License\n');
  });

  it('are not given for a licence that isn\'t accepted, or not known', () => {
    expect(() => notices([MIT, { ...MIT, license: 'GPL-3.0-only' }, { ...MIT, name: 'c', license: '' }], ''))
      .toThrow('a 1.0.0 (GPL-3.0-only); c 1.0.0 (no licence)');
    expect(notices([{ ...MIT, license: '(MPL-2.0 OR Apache-2.0)' }], '')).toContain('Text of a');
  });
});
