import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { RancherApi } from './server';
import { ask, startTestRancher } from './testing/client';
import { SECRET, temporaryFolder, WAYS_OUT } from './testing/folder';

const PAGE = { headers: { accept: 'text/html,application/xhtml+xml' } };

describe('the dashboard', () => {
  const files = temporaryFolder({
    'secret.txt': SECRET,
    'built/index.html': '<html>app</html>',
    'built/favicon.png': 'icon',
    'built/empty.txt': '',
    'built/js/app.1a2b3c4d.js': 'app()',
    'built/js/plain.js': 'plain()',
    'built/fonts/Lato.0123abcd.woff2': 'font',
  });
  const dashboardDir = path.join(files.folder, 'built');
  let api: RancherApi;

  beforeAll(async () => {
    symlinkSync(path.join(files.folder, 'secret.txt'), path.join(dashboardDir, 'link-out.txt'));
    symlinkSync(files.folder, path.join(dashboardDir, 'link-out'));
    symlinkSync(path.join(dashboardDir, 'js/plain.js'), path.join(dashboardDir, 'link-in.js'));
    api = await startTestRancher({ dashboardDir });
  });

  afterAll(async () => {
    await api.stop();
    files.remove();
  });

  it.each(['/', '/dashboard'])('is where %s leads to', async (address) => {
    const answer = await ask(api, address);

    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/dashboard/');
  });

  it.each([
    ['/dashboard/js/app.1a2b3c4d.js', 'text/javascript; charset=utf-8', 'app()'],
    ['/dashboard/fonts/Lato.0123abcd.woff2', 'font/woff2', 'font'],
  ])('lets browsers keep %s for ever, for its name has a hash of its content', async (address, type, content) => {
    const answer = await ask(api, address);

    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.body).toBe(content);
  });

  it.each([
    ['/dashboard/js/plain.js', 'plain()'], ['/dashboard/link-in.js', 'plain()'], ['/favicon.png', 'icon'],
    ['/dashboard/', '<html>app</html>'], ['/dashboard/empty.txt', ''],
  ])('has browsers ask again for %s', async (address, content) => {
    const answer = await ask(api, address);

    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toBe(content);
  });

  it('says how long a file is when asked for no more (HEAD)', async () => {
    const answer = await ask(api, '/dashboard/js/plain.js', { method: 'HEAD' });

    expect(answer.headers['content-length']).toBe('7');
    expect(answer.body).toBe('');
  });

  it.each(['/dashboard/home', '/dashboard/c/_/elemental/elemental.cattle.io.machineregistration', '/dashboard/auth/login?a', '/dashboard/js'])(
    'answers with its page for the address %s of its router', async (address) => {
      const answer = await ask(api, address);

      expect(answer.status).toBe(200);
      expect(answer.body).toBe('<html>app</html>');
    });

  it('answers with its page for a machine that is named like a file', async () => {
    expect((await ask(api, '/dashboard/c/_/elemental/machine/edge.js', PAGE)).body).toBe('<html>app</html>');
  });

  it('has no page in place of a missing part of one', async () => {
    expect((await ask(api, '/dashboard/js/gone.1a2b3c4d.js')).status).toBe(404);
  });

  it.each(['/dashboardx', '/v1/anything', '/v3/anything', '/c/local'])('has no page outside its base: %s', async (address) => {
    const answer = await ask(api, address, PAGE);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it.each(WAYS_OUT)('does not let %s out of its folder', async (way) => {
    const answer = await ask(api, `/dashboard/${ way }`);

    expect(answer.body).not.toContain(SECRET);
    expect([200, 401, 404]).toContain(answer.status);
  });

  it('does not let a path leave its folder and come back', async () => {
    expect((await ask(api, '/dashboard/..%2fbuilt/index.html')).status).toBe(404);
  });

  it('is only read', async () => {
    expect((await ask(api, '/dashboard/', { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('says what to do if it is not built', async () => {
    const unbuilt = await startTestRancher();
    const answer = await ask(unbuilt, '/dashboard/', PAGE);

    expect(answer.status).toBe(404);
    expect(answer.body).toMatch(/not built.*Build it/);
    await unbuilt.stop();
  });
});
