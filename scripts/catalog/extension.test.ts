import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolders } from '../../test/support/catalog/folders';
import { readExtension, type Extension } from './extension';
import { packageFiles } from './package-files';

describe('readExtension', () => {
  const newFolder = temporaryFolders();

  function read(content: object): Extension {
    const folder = newFolder();

    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(content));

    return readExtension(folder);
  }

  it('reads what all else derives from', () => {
    expect(read({ name: 'a', version: '1.0.0-rc.1', description: 'b', rancher: { annotations: { c: 'd' } } }))
      .toStrictEqual({ name: 'a', version: '1.0.0-rc.1', description: 'b', annotations: { c: 'd' } });
  });

  it('says what is missing', () => {
    expect(() => read({ name: 'a', version: '1.0.0', description: 'b', rancher: true })).toThrow('rancher.annotations');
    expect(() => read({ name: 'a', version: 'v1.0', description: 'b', rancher: { annotations: {} } })).toThrow('not "v1.0"');
  });
});

describe('packageFiles', () => {
  const newFolder = temporaryFolders();

  it('leaves out what nobody needs who installs the package', () => {
    const folder = newFolder();

    for (const name of ['a.js', 'a.js.map', 'report.html', '.built-from']) {
      writeFileSync(path.join(folder, name), '');
    }
    writeFileSync(path.join(folder, 'package.json'), '{ "main": "a.js" }');

    expect([...packageFiles(folder).keys()]).toStrictEqual(['a.js', 'package.json']);
  });

  it('refuses what is no built package', () => {
    expect(() => packageFiles(newFolder())).toThrow('holds no built package');
  });
});
