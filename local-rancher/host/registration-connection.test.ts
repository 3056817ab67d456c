import tls from 'node:tls';
import { recording } from '../../test/support/recordings';
import { dialError, trusted } from './registration-connection';

const SUMMARY = recording('03-register/failures/_summary.yaml') as Record<string, { fatal: string[] }>;

/** The recorded words, without the step that failed and the name server. */
function recorded(what: string): string {
  return (SUMMARY[what]?.fatal[0] ?? 'nothing recorded').replace('Error: registering machine: ', '').replace(/ on [\d.]+:53/, ' on <server>');
}

function error(properties: object): Error {
  return Object.assign(new Error('what Node says'), properties);
}

describe('dialError', () => {
  it.each([
    ['unreachable (connection refused)', { code: 'ECONNREFUSED', address: '127.0.0.1', port: 28499 }],
    ['unknown host', { code: 'ENOTFOUND', hostname: 'no-such-host.invalid' }],
    ['wrong CA', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['no ca-cert in the config, self-signed server', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ])('has the recorded words for %s', (what, properties) => {
    expect(dialError(error(properties)).replace(/ on \S+:\d+:/, ' on <server>:')).toBe(recorded(what));
  });

  it('takes the first of several addresses, and brackets those of IPv6', () => {
    const errors = ['::1', '127.0.0.1'].map((address) => error({ code: 'ECONNREFUSED', address, port: 443 }));

    expect(dialError(error({ errors }))).toBe('dial tcp [::1]:443: connect: connection refused');
  });

  it('says what Node says of anything else', () => {
    expect(dialError(error({ code: 'EOTHER' }))).toBe('what Node says');
  });
});

describe('trusted', () => {
  it('has the system\'s authorities, and of the text what is a certificate', () => {
    const [certificate = ''] = tls.rootCertificates;

    expect(trusted('')).toEqual(tls.rootCertificates);
    expect(trusted('garbage')).toEqual(tls.rootCertificates);
    expect(trusted(`# mine\n${ certificate }\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`)).toEqual([...tls.rootCertificates, certificate]);
  });
});
