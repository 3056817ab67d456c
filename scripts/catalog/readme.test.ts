import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolders } from '../../test/support/catalog/folders';
import { readme } from './readme';

const CHANGES = [{ version: '0.1.0', released: new Date('2026-11-23T00:00:00Z'), text: '### Added\n\n- C#' }];

describe('readme', () => {
  const newFolder = temporaryFolders();

  it('has its pictures in it, and the changelog a level deeper', () => {
    const folder = newFolder();

    writeFileSync(path.join(folder, 'a.png'), 'abc');

    expect(readme('# Elemental\n\n![A "b" & (c)](./a.png) [link](x.md)\n', folder, CHANGES)).toBe([
      '# Elemental',
      '<img width="100%" alt="A &quot;b&quot; &amp; (c)" src="data:image/png;base64,YWJj"> [link](x.md)',
      '## Changelog', '### 0.1.0 (2026-11-23)', '#### Added', '- C#\n',
    ].join('\n\n'));
  });

  it('refuses a picture that is missing, or none', () => {
    expect(() => readme('![A](a.png)', newFolder(), CHANGES)).toThrow('ENOENT');
    expect(() => readme('![A](a.webm)', newFolder(), CHANGES)).toThrow('a.webm in the README of the chart is no picture');
  });

  it('refuses more than Rancher reads', () => {
    const folder = newFolder();

    writeFileSync(path.join(folder, 'a.png'), Buffer.alloc(800_000));

    expect(() => readme('![A](a.png)', folder, CHANGES)).toThrow('use smaller ones');
  });
});
