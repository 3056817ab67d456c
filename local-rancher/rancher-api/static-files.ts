import { open, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { HttpCall } from './handler';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The MIME type of a file's extension, e.g. of `.js`. */
export function contentType(extension: string): string {
  return CONTENT_TYPES[extension.toLowerCase()] ?? 'application/octet-stream';
}

/** webpack puts eight hex digits of a hash of its content into a file's name, e.g. `index.1a2b3c4d.js`. */
const HASHED_NAME = /\.[0-9a-f]{8}\.[^/]+$/;

/** What a browser asks for as part of a page, as far as its name tells. */
export function looksLikeAsset(pathname: string): boolean {
  return path.posix.extname(pathname).toLowerCase() in CONTENT_TYPES;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

/**
 * The real path of the file that a URL path means below a folder; undefined if there is none, or if it lies outside: `..` in any
 * encoding, a separator or NUL that came in encoded, or a symbolic link out.
 */
async function fileBelow(folder: string, urlPath: string): Promise<string | undefined> {
  const relative = decode(urlPath);

  if (relative === undefined || /[\\\0]/.test(relative) || relative.split('/').includes('..')) {
    return undefined;
  }
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, relative));

    return file.startsWith(root + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

async function openFile(file: string): Promise<{ handle: FileHandle; size: number } | undefined> {
  try {
    const handle = await open(file);
    const stat = await handle.stat();

    if (stat.isFile()) {
      return { handle, size: stat.size };
    }
    await handle.close();
  } catch {
    // not there, or gone again: a build may be running
  }

  return undefined;
}

/** Sends the file that the URL path means below the folder. False, with nothing sent, if there is none to send. */
export async function sendFileBelow({ request, response }: HttpCall, folder: string, urlPath: string): Promise<boolean> {
  const file = await fileBelow(folder, urlPath);
  const opened = file && await openFile(file);

  if (!file || !opened) {
    return false;
  }
  response.writeHead(200, {
    'content-type': contentType(path.extname(file)),
    'content-length': opened.size,
    'cache-control': HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD' || opened.size === 0) {
    response.end();
    await opened.handle.close();
  } else {
    // up to the size we announced, in case the file grows meanwhile
    await pipeline(opened.handle.createReadStream({ end: opened.size - 1 }), response).catch(() => response.destroy());
  }

  return true;
}
