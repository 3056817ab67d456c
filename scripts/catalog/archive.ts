import { pack, type Pack } from 'tar-stream';
import { gzip } from './gzip';

/** The content of files by their path, with `/` between its parts and none at its beginning. */
export type Files = Map<string, Buffer>;

/**
 * A tar archive, gzipped, whose bytes depend on nothing but the files and the moment that all of them get as time of change: entries are
 * sorted, belong to nobody, and have the same rights everywhere.
 *
 * Folders are entries of their own before what is in them: Rancher, unpacking the archive of an extension, makes no folder that isn't one
 * (rancher/rancher, `pkg/controllers/dashboard/plugin/fscache.go`).
 */
export async function archive(files: Files, mtime: Date): Promise<Buffer> {
  const tar = pack();

  for (const name of [...files.keys(), ...foldersOf(files)].sort()) {
    tar.entry(header(name, mtime), files.get(name) ?? Buffer.alloc(0));
  }
  tar.finalize();
  const chunks: Buffer[] = [];

  for await (const chunk of tar) {
    chunks.push(chunk as Buffer);
  }

  return gzip(Buffer.concat(chunks));
}

function header(name: string, mtime: Date): Parameters<Pack['entry']>[0] {
  const isFolder = name.endsWith('/');

  return { name, mtime, type: isFolder ? 'directory' : 'file', mode: isFolder ? 0o755 : 0o644, uid: 0, gid: 0, uname: '', gname: '' };
}

/** e.g. `a/` and `a/b/` for `a/b/c`. */
function foldersOf(files: Files): Set<string> {
  return new Set([...files.keys()].flatMap((name) => {
    const parts = name.split('/').slice(0, -1);

    return parts.map((_, index) => `${ parts.slice(0, index + 1).join('/') }/`);
  }));
}
