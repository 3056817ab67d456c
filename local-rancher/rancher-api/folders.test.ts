import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderModule } from './folders';
import type { RancherApi } from './server';
import { ask, startTestRancher } from './testing/client';
import { SECRET, temporaryFolder, WAYS_OUT } from './testing/folder';

describe('a folder below a path', () => {
  const files = temporaryFolder({ 'secret.txt': SECRET, 'served/js/a.js': 'old()' });
  const served = path.join(files.folder, 'served');
  let folder: string | undefined;
  let api: RancherApi;

  beforeAll(async () => {
    symlinkSync(path.join(files.folder, 'secret.txt'), path.join(served, 'link-out.txt'));
    symlinkSync(files.folder, path.join(served, 'link-out'));
    api = await startTestRancher({ modules: [folderModule('/local-rancher/files/', () => folder)] });
  });

  beforeEach(() => {
    folder = served;
  });

  afterAll(async () => {
    await api.stop();
    files.remove();
  });

  it('is sent to anybody, as it is at the time', async () => {
    const answer = await ask(api, '/local-rancher/files/js/a.js');

    expect(answer).toMatchObject({ status: 200, body: 'old()' });
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    writeFileSync(path.join(served, 'js/a.js'), 'new()');
    expect((await ask(api, '/local-rancher/files/js/a.js')).body).toBe('new()');
  });

  it.each(WAYS_OUT)('does not let %s out of it', async (way) => {
    const answer = await ask(api, `/local-rancher/files/${ way }`);

    expect(answer.status).not.toBe(200);
    expect(answer.body).not.toContain(SECRET);
  });

  it('is only read', async () => {
    expect((await ask(api, '/local-rancher/files/js/a.js', { method: 'POST' })).status).toBe(401);
  });

  it('has nothing while there is no folder', async () => {
    folder = undefined;

    expect((await ask(api, '/local-rancher/files/js/a.js')).status).toBe(404);
  });
});
