import { bootstrapScript, joinCluster, joinUrlOf } from './bootstrap-script';

const URL = 'http://localhost:8443/local-rancher/join/fleet-default/berlin-pool1-a/0123';
const OTHER = '#!/bin/sh\necho bootstrapped\n';

describe('joinUrlOf', () => {
  it('finds what the script has, and nothing in another one', () => {
    expect(joinUrlOf(bootstrapScript(URL))).toBe(URL);
    expect(joinUrlOf(OTHER)).toBeUndefined();
  });
});

describe('joinCluster', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');

  afterEach(() => {
    fetched.mockReset();
  });

  it('says under which name the host is a node', async () => {
    fetched.mockResolvedValue(new Response('Joined'));
    await joinCluster(bootstrapScript(URL), 'edge-1', '192.0.2.1');

    expect(fetched).toHaveBeenCalledWith(URL, { method: 'POST', body: '{"node":"edge-1","address":"192.0.2.1"}' });
  });

  it('fails if the cluster doesn\'t take the host', async () => {
    fetched.mockResolvedValue(new Response('There is no machine that waits for this host', { status: 403 }));

    await expect(joinCluster(bootstrapScript(URL), 'edge-1')).rejects.toThrow('The cluster doesn\'t take edge-1: 403 There is no machine');
  });

  it('does nothing with another script', async () => {
    await joinCluster(OTHER, 'edge-1');

    expect(fetched).not.toHaveBeenCalled();
  });
});
