import { normalise } from './normalise';

describe('normalise', () => {
  it('leaves out what only the server knows, at any depth', () => {
    const metadata = { name: 'edge', uid: '1', resourceVersion: '2', managedFields: [{}], ownerReferences: [{ kind: 'A', uid: '3' }] };

    expect(normalise({ metadata })).toEqual({ metadata: { name: 'edge', ownerReferences: [{ kind: 'A' }] } });
  });

  it('keeps everything else', () => {
    const object = { 'a': [1, true, null, 'text'], 'b/c': { d: '' } };

    expect(normalise(object)).toEqual(object);
  });

  it.each([
    ['2026-11-22T11:04:45Z', '<time>'],
    ['initialRegistration: 2026-11-22T11:08:17.751885031Z', 'initialRegistration: <time>'],
    ['m-6539d4a4-55e7-4436-8fc5-aa977619733e', 'm-<uuid>'],
    ['https://rancher/elemental/registration/l6q9tk72sp6bjplqnnsz64pg5pgv6fpmzpj2bkxk8hrd9v9mbb67bf', 'https://rancher/elemental/registration/<token>'],
    ['6869787048e92db7bbdcde029d8f7bd148663856abdf650e0d1aa37d682f37b1', '<hash>'],
  ])('replaces what is chosen anew in %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each([
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    'f24aeef28c358879162954e5e879dae5ce59e711a031d3fe39456d36f7c86dbb',
    'my-edge-site-1',
    '24.04.2 LTS (Noble Numbat)',
  ])('keeps %s, which means something', (text) => {
    expect(normalise(text)).toBe(text);
  });

  it('replaces the names that a test chose, in texts and keys', () => {
    const names = { 'test-4711': 'fleet-default', 'https://127.0.0.1:4711': 'https://rancher.test' };

    expect(normalise({ 'test-4711/edge': ['failed in test-4711/edge, see https://127.0.0.1:4711/x'] }, names))
      .toEqual({ 'fleet-default/edge': ['failed in fleet-default/edge, see https://rancher.test/x'] });
  });

  it('leaves out keys without a value, as JSON does', () => {
    expect(Object.keys(normalise({ a: undefined, b: 1 }) as object)).toEqual(['b']);
  });
});
