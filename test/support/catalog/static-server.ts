import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export interface StaticServer {
  /** e.g. `http://127.0.0.1:40123/charts/elemental` */
  url: string;
  close: () => Promise<void>;
}

/** The plainest of web servers: the files of a folder below a path, and 404 for everything else. It knows no types and no lists of folders. */
export function serveFolder(folder: string, below = ''): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const name = pathname.startsWith(`${ below }/`) ? pathname.slice(below.length + 1) : undefined;
    const answer = name === undefined ? Promise.reject(new Error('not below')) : readFile(path.join(folder, path.normalize(`/${ name }`)));

    answer.then((content) => response.end(content), () => response.writeHead(404).end());
  });

  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${ (server.address() as AddressInfo).port }${ below }`,
        close: () => new Promise((closed) => {
          server.close(() => {
            closed();
          });
          server.closeAllConnections();
        }),
      });
    });
  });
}
