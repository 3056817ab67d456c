import type { IncomingMessage } from 'node:http';
import { isLoopbackHost, publicAddress, refusal } from './loopback';

function request(headers: Record<string, string>, socket: object = {}): IncomingMessage {
  return { headers, socket } as unknown as IncomingMessage;
}

describe('the host of a request', () => {
  it.each(['localhost', 'localhost:8443', 'LocalHost:8443', '127.0.0.1', '127.0.0.1:80', '[::1]', '[::1]:8443'])('%s is this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each([
    undefined, '', 'evil.example', 'localhost.evil.example', 'evil.example:8443', 'evil-localhost', '127.0.0.1.evil.example', '127.0.0.2', '0.0.0.0',
    '10.0.0.1', '[::2]', '::1', 'localhost@evil.example', 'localhost:8443@evil.example', 'localhost:', 'localhost:x', 'localhost, evil.example',
  ])('%s is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe('a refusal', () => {
  it('is spared requests without an origin, and from pages of this machine', () => {
    expect(refusal(request({ host: 'localhost:8443' }))).toBeUndefined();
    expect(refusal(request({ host: 'localhost:8443', origin: 'https://localhost:8005' }))).toBeUndefined();
    expect(refusal(request({ host: 'localhost:8443', origin: 'http://[::1]:8443' }))).toBeUndefined();
  });

  it('says under which names the server answers', () => {
    expect(refusal(request({ host: 'evil.example' }))).toMatch(/localhost/);
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', ''])('meets a page from %p', (origin) => {
    expect(refusal(request({ host: 'localhost:8443', origin }))).toMatch(/pages/);
  });
});

describe('the public address', () => {
  it('is what the browser asked for', () => {
    expect(publicAddress(request({ host: 'localhost:8443' }))).toStrictEqual({ scheme: 'http', host: 'localhost:8443' });
    expect(publicAddress(request({ host: 'localhost:8443' }, { encrypted: true }))).toStrictEqual({ scheme: 'https', host: 'localhost:8443' });
  });

  it('is that of a development server on this machine in front of us', () => {
    expect(publicAddress(request({ 'host': 'localhost:8443', 'x-api-host': 'localhost:8005', 'x-forwarded-proto': 'https' })))
      .toStrictEqual({ scheme: 'https', host: 'localhost:8005' });
  });

  it('is not what somebody else makes up', () => {
    expect(publicAddress(request({ 'host': 'localhost:8443', 'x-api-host': 'evil.example', 'x-forwarded-proto': 'javascript' })))
      .toStrictEqual({ scheme: 'http', host: 'localhost:8443' });
  });
});
