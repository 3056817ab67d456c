import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder with these files, given by their paths in it; `remove` deletes it. */
export function temporaryFolder(files: Record<string, string>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rancher-api-'));

  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);

    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** What `secret.txt` says. */
export const SECRET = 'not for everybody';

/** Paths that try to leave the folder they are below, as they come over the wire. Beside that folder stands `secret.txt`. */
export const WAYS_OUT = [
  '../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '%2e%2e%2fsecret.txt', '..%5csecret.txt', '..\\secret.txt', 'js/..%2f..%2fsecret.txt',
  './/../secret.txt', '%252e%252e%252fsecret.txt', 'link-out.txt', 'link-out/secret.txt', '%00/../secret.txt', 'index.html%00.js',
  '%2fetc%2fhostname', '%E0%A4%A', '%',
];
