import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Files of a folder on a free port of the loopback interface, as any web server has them. */
export interface FileServer {
  /** Without a slash at its end. */
  url: string;
  /** The paths that were asked for, in their order. */
  asked: string[];
  stop: () => void;
}

/** Serves the folder, which may be filled later. */
export async function serveFiles(folder: string): Promise<FileServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    readFile(path.join(folder, request.url ?? ''))
      .then((content) => response.end(content), () => response.writeHead(404).end());
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${ (server.address() as AddressInfo).port }`,
    asked,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
