import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RancherApi } from './server';
import { ask, json, startTestRancher } from './testing/client';
import { SECRET, temporaryFolder, WAYS_OUT } from './testing/folder';

const ANNOTATIONS = { 'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0' };
const PLUGIN = '/v1/uiplugins/elemental/0.1.0/plugin';

describe('the extension', () => {
  const files = temporaryFolder({
    'secret.txt': SECRET,
    'source/package.json': JSON.stringify({ name: 'elemental', version: '0.1.0', rancher: { annotations: ANNOTATIONS } }),
    'built/package.json': JSON.stringify({ name: 'elemental', version: '0.1.0', rancher: true }),
    'built/elemental-0.1.0.umd.min.js': 'extension()',
  });
  const built = path.join(files.folder, 'built');
  const lines: string[] = [];
  let extensionDir: string | undefined;
  let api: RancherApi;

  beforeAll(async () => {
    symlinkSync(path.join(files.folder, 'secret.txt'), path.join(built, 'link-out.txt'));
    symlinkSync(files.folder, path.join(built, 'link-out'));
    api = await startTestRancher({
      extensionDir: () => extensionDir,
      extensionPackageJson: path.join(files.folder, 'source/package.json'),
      log: (line) => lines.push(line),
    });
  });

  beforeEach(() => {
    extensionDir = built;
    lines.length = 0;
  });

  afterAll(async () => {
    await api.stop();
    files.remove();
  });

  it('is listed as an installed one, with the annotations of its source', async () => {
    expect(json(await ask(api, '/v1/uiplugins'))).toStrictEqual({
      entries: {
        elemental: { name: 'elemental', version: '0.1.0', endpoint: 'local', noCache: true, noAuth: true, metadata: ANNOTATIONS },
      },
    });
  });

  it('is sent from the folder of the build, and asked for again each time', async () => {
    const answer = await ask(api, `${ PLUGIN }/elemental-0.1.0.umd.min.js`);

    expect(answer.body).toBe('extension()');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    `${ PLUGIN }/missing.js`, `${ PLUGIN }/`, '/v1/uiplugins/elemental/0.2.0/plugin/elemental-0.1.0.umd.min.js',
    '/v1/uiplugins/other/0.1.0/plugin/package.json', '/v1/uiplugins/elemental',
  ])('has no %s', async (address) => {
    const answer = await ask(api, address);

    expect(answer.status).toBe(404);
    expect(json(answer)).toMatchObject({ type: 'error', status: 404 });
  });

  it.each(WAYS_OUT)('does not let %s out of its folder', async (way) => {
    const answer = await ask(api, `${ PLUGIN }/${ way }`);

    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain(SECRET);
  });

  it('is not listed while there is none', async () => {
    extensionDir = undefined;

    expect(json(await ask(api, '/v1/uiplugins'))).toStrictEqual({ entries: {} });
    expect((await ask(api, `${ PLUGIN }/elemental-0.1.0.umd.min.js`)).status).toBe(404);
    expect(lines.join()).not.toContain('not served');
  });

  it('is not listed while a build writes it, which the log tells', async () => {
    extensionDir = path.join(files.folder, 'half-built');
    const half = temporaryFolder({ 'package.json': '{"name": "elem' });

    expect(json(await ask(api, '/v1/uiplugins'))).toStrictEqual({ entries: {} });
    extensionDir = half.folder;
    expect(json(await ask(api, '/v1/uiplugins'))).toStrictEqual({ entries: {} });
    expect(lines.filter((line) => line.includes('not served'))).toHaveLength(2);
    half.remove();
  });

  it('shows a new build without a restart', async () => {
    const next = temporaryFolder({ 'package.json': JSON.stringify({ name: 'elemental', version: '0.2.0' }), 'a.js': 'old()' });
    const address = '/v1/uiplugins/elemental/0.2.0/plugin/a.js';

    extensionDir = next.folder;
    expect((await ask(api, address)).body).toBe('old()');
    writeFileSync(path.join(next.folder, 'a.js'), 'new()');
    expect((await ask(api, address)).body).toBe('new()');
    rmSync(path.join(next.folder, 'a.js'));
    expect((await ask(api, address)).status).toBe(404);
    next.remove();
  });
});
