import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** New empty folders for a test file, which are removed after each of its tests. Call it where `describe` is called. */
export function temporaryFolders(): () => string {
  const made: string[] = [];

  afterEach(() => {
    for (const folder of made.splice(0)) {
      rmSync(folder, { recursive: true });
    }
  });

  return () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'elemental-catalog-'));

    made.push(folder);

    return folder;
  };
}

/** All files below a folder by their paths from there, in order. */
export function contentOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();

  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

/** What `contentOf` has, as SHA-256: jest compares long buffers byte by byte, which takes many seconds. */
export function digestsOf(folder: string): Map<string, string> {
  return new Map([...contentOf(folder)].map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]));
}
