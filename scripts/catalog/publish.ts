import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './archive';
import type { Release } from './release';
import { indexText, parseIndex, withEntry, type RepositoryIndex } from './repository-index';

const INDEX = 'index.yaml';

/** What became of a catalog: `unchanged` if the version was in it already, byte by byte. */
export type Published = 'added' | 'unchanged';

/**
 * Puts a version into a catalog's folder, beside those that are in it; makes the folder if it isn't there.
 *
 * @throws Error if the version is in it with other content: somebody may have installed it. Nothing is written then.
 */
export function publish(folder: string, { entry, files }: Release): Published {
  const index = readIndex(folder);
  const before = index?.entries[entry.name]?.find(({ version }) => version === entry.version);
  // files without an entry are of a version whose publishing was interrupted: those that are missing don't count
  const changed = [...differentFiles(folder, files, { missing: !!before }), ...unknownFiles(folder, { entry, files })];

  if (changed.length || (before && before.digest !== entry.digest)) {
    throw new Error(`${ entry.name } ${ entry.version } is in the catalog already, with other content (${ changed.slice(0, 3).join(', ') || INDEX }…). `
      + 'A published version never changes. Raise the version in pkg/elemental/package.json and give it an entry in CHANGELOG.md; if nobody has '
      + `installed it yet, remove it from ${ folder }, or choose another folder with --folder.`);
  }
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  // last: what it names is there
  writeFileSync(path.join(folder, INDEX), indexText(withEntry(index, before ?? entry)));

  return before ? 'unchanged' : 'added';
}

function readIndex(folder: string): RepositoryIndex | undefined {
  const file = path.join(folder, INDEX);

  return existsSync(file) ? parseIndex(readFileSync(file, 'utf8')) : undefined;
}

function differentFiles(folder: string, files: Files, { missing }: { missing: boolean }): string[] {
  return [...files].filter(([name, content]) => {
    const file = path.join(folder, name);

    return existsSync(file) ? !readFileSync(file).equals(content) : missing;
  }).map(([name]) => name);
}

/** What is in the version's folder and not of the version. */
function unknownFiles(folder: string, { entry: { name, version }, files }: Release): string[] {
  const own = path.join(folder, 'plugin', `${ name }-${ version }`);

  return (existsSync(own) ? readdirSync(own, { recursive: true, withFileTypes: true }) : [])
    .filter((found) => found.isFile())
    .map((found) => path.relative(folder, path.join(found.parentPath, found.name)).split(path.sep).join('/'))
    .filter((file) => !files.has(file));
}
