import type { IncomingHttpHeaders } from 'node:http';
import { upstreamHeaders } from './upstream-headers';
import { USERS } from './users';

const viewer = USERS.get('viewer');

if (!viewer) {
  throw new Error('no viewer');
}
const asViewer = { identity: { user: viewer }, kind: 'http' } as const;
const webSocketAsViewer = { identity: { user: viewer }, kind: 'websocket' } as const;

describe('upstream headers', () => {
  it('say who the signed-in user is', () => {
    expect(upstreamHeaders({}, asViewer)).toStrictEqual({ 'impersonate-user': 'user-viewer', 'impersonate-group': ['system:authenticated'] });
  });

  it('say that nobody is signed in', () => {
    expect(upstreamHeaders({}, { identity: { anonymous: true }, kind: 'http' })).toStrictEqual({
      'impersonate-user': 'system:anonymous', 'impersonate-group': ['system:unauthenticated'],
    });
  });

  it('carry the token of a host and no impersonation', () => {
    expect(upstreamHeaders({ authorization: 'Bearer other' }, { identity: { bearerToken: 'host-token' }, kind: 'http' })).toStrictEqual({
      authorization: 'Bearer host-token',
    });
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['a user', { 'impersonate-user': 'system:admin' }],
    ['a group', { 'impersonate-group': 'system:masters' }],
    ['several groups', { 'impersonate-group': ['system:masters', 'system:authenticated'] }],
    ['a uid', { 'impersonate-uid': '0' }],
    ['extra attributes', { 'impersonate-extra-scopes': 'view', 'impersonate-extra-authentication.kubernetes.io%2fpod-name': 'x' }],
    ['names in capitals', { 'Impersonate-User': 'system:admin', 'IMPERSONATE-GROUP': 'system:masters' }],
    ['a name with an underscore, which some servers read as a dash', { impersonate_user: 'system:admin' }],
    ['a token', { authorization: 'Bearer secret' }],
    ['a token in capitals', { Authorization: 'Bearer secret' }],
    ['a token for the proxy', { 'proxy-authorization': 'Basic eDp5' }],
    ['a cookie', { cookie: 'R_SESS=token' }],
    ['names to be dropped on the way', { connection: 'impersonate-user, impersonate-group' }],
    ['names to be dropped on the way, as a list', { connection: ['keep-alive', 'Impersonate-User'] as unknown as string }],
    ['the identity that a front proxy would vouch for', { 'x-remote-user': 'system:admin', 'x-remote-group': 'system:masters' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another address', { 'x-api-host': 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '10.0.0.1', 'forwarded': 'x' }],
    ['another host', { host: 'evil.example' }],
    ['another path', { 'x-api-url-prefix': '/evil', 'x-original-url': '/evil' }],
    ['another method', { 'x-http-method-override': 'DELETE' }],
    ['another protocol', { 'upgrade': 'h2c', 'http2-settings': 'AAMAAABk' }],
  ])('leave behind %s', (_what, hostile) => {
    expect(upstreamHeaders(hostile, asViewer)).toStrictEqual(upstreamHeaders({}, asViewer));
    expect(upstreamHeaders(hostile, webSocketAsViewer)).toStrictEqual(upstreamHeaders({}, webSocketAsViewer));
  });

  it('keep what content negotiation and caching need', () => {
    const harmless = { 'accept': 'application/json', 'accept-encoding': 'gzip', 'content-type': 'application/yaml', 'if-none-match': '"1"' };

    expect(upstreamHeaders(harmless, asViewer)).toMatchObject(harmless);
  });

  it.each<[string, IncomingHttpHeaders, Record<string, string>]>([
    ['a length', { 'content-length': '12' }, { 'content-length': '12' }],
    ['chunks', { 'transfer-encoding': 'chunked' }, { 'transfer-encoding': 'chunked' }],
    ['both, of which chunks count', { 'content-length': '12', 'transfer-encoding': 'chunked' }, { 'transfer-encoding': 'chunked' }],
    ['chunks in disguise', { 'transfer-encoding': 'xchunked, chunked' }, { 'transfer-encoding': 'chunked' }],
    ['a length that is none', { 'content-length': '+12' }, {}],
  ])('tell where the body ends: %s', (_how, incoming, expected) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = upstreamHeaders(incoming, asViewer);

    expect({ ...(length === undefined ? {} : { 'content-length': length }), ...(encoding === undefined ? {} : { 'transfer-encoding': encoding }) })
      .toStrictEqual(expected);
  });

  it('ask for a WebSocket in our own words', () => {
    expect(upstreamHeaders({
      'connection': 'keep-alive, Upgrade', 'upgrade': 'WebSocket', 'sec-websocket-key': 'a2V5', 'sec-websocket-version': '13', 'content-length': '5',
    }, webSocketAsViewer)).toStrictEqual({
      'connection': 'Upgrade',
      'upgrade': 'websocket',
      'sec-websocket-key': 'a2V5',
      'sec-websocket-version': '13',
      'impersonate-user': 'user-viewer',
      'impersonate-group': ['system:authenticated'],
    });
  });

  it.each([
    ['base64url.bearer.authorization.k8s.io.dG9rZW4, v4.channel.k8s.io', 'v4.channel.k8s.io'],
    ['v4.channel.k8s.io,BASE64URL.Bearer.Authorization.K8S.io.dG9rZW4', 'v4.channel.k8s.io'],
    ['base64url.bearer.authorization.k8s.io.dG9rZW4', undefined],
    ['v4.channel.k8s.io, channel.k8s.io', 'v4.channel.k8s.io, channel.k8s.io'],
  ])('take no token from the subprotocols %s', (offered, expected) => {
    expect(upstreamHeaders({ 'sec-websocket-protocol': offered }, webSocketAsViewer)['sec-websocket-protocol']).toBe(expected);
  });

  it('say under which address the browser knows us', () => {
    expect(upstreamHeaders({}, { ...asViewer, address: { scheme: 'https', host: 'localhost:8005' } })).toMatchObject({
      'x-api-host': 'localhost:8005', 'x-forwarded-host': 'localhost:8005', 'x-forwarded-proto': 'https',
    });
  });
});
