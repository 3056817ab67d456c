import { mkdirSync, writeFileSync } from 'node:fs';
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

  it('has in it what a line of its own links to: a chapter of another text, and files', () => {
    const folder = newFolder();

    mkdirSync(path.join(folder, 'docs'));
    writeFileSync(path.join(folder, 'docs/a.yaml'), 'a: 1\n');
    writeFileSync(path.join(folder, 'README.md'), [
      '# X', '## Not this', '## Who, may?', 'These:', '[a.yaml](docs/a.yaml)', '### How', '## Nor this',
    ].join('\n\n'));

    expect(readme('[Who](README.md#who-may)\n\nIn words: [Who](README.md#who-may)', folder, []))
      .toContain('## Who, may?\n\nThese:\n\n```yaml\na: 1\n```\n\n### How\n\nIn words: [Who](README.md#who-may)\n');
    expect(() => readme('[Who](README.md#whoever)', folder, [])).toThrow('README.md has no chapter #whoever');
    expect(() => readme('[b](docs/b.yaml)', folder, [])).toThrow('ENOENT');
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
