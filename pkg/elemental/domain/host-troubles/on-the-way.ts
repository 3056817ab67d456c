import { troublesOf, type HostTrouble } from './trouble';

/** The server of the registration URL, without the token, read from the host's configuration. */
const SERVER = '"$(grep -o \'https*://[^/]*\' /etc/elemental/config.yaml)"';
const SERVER_NAME = '"$(grep -o \'https*://[^/:]*\' /etc/elemental/config.yaml | cut -d/ -f3)"';

const ASK_SERVER = { text: `curl --head --insecure --max-time 10 ${ SERVER }`, on: 'host' } as const;

/**
 * What goes wrong between the host and the operator: recordings 03-register/failures and 02-registration-url; where none
 * exists, the words of Go's crypto/x509, net and of gorilla/websocket, which client and agent are built with, and of curl,
 * with which people fetch the configuration. The special comes before the general.
 */
export const TROUBLES_ON_THE_WAY: HostTrouble[] = troublesOf('connection', [
  {
    id: 'proxy',
    message: 'proxyconnect tcp: dial tcp 192.0.2.3:3128: connect: connection refused',
    patterns: [/proxyconnect tcp/, /Proxy Authentication Required/i, /bad handshake \(Status: 407/],
    command: { text: 'env | grep -i proxy', on: 'host' },
  },
  {
    id: 'clockWrong',
    message: 'x509: certificate has expired or is not yet valid',
    patterns: [/certificate (?:has expired|is not yet valid)/],
    command: { text: 'timedatectl', on: 'host' },
  },
  {
    id: 'certificateWrongName',
    message: 'x509: certificate is valid for rancher.example.com, not 192.0.2.10',
    patterns: [
      /x509: certificate is (?:not )?valid for /, /doesn't contain any IP SANs/, /relies on legacy Common Name/,
      /subject name '?\S* ?does not match target host/, /no alternative certificate subject name matches/,
    ],
  },
  {
    id: 'certificateUntrusted',
    message: 'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    patterns: [/certificate signed by unknown authority/, /unable to get (?:local )?issuer certificate/, /self[- ]signed certificate/],
  },
  {
    id: 'nameUnknown',
    message: 'dial tcp: lookup rancher.example.com on 192.0.2.53:53: no such host',
    patterns: [/: no such host/, /: server misbehaving/, /Could not resolve host/, /Temporary failure in name resolution/],
    command: { text: `getent hosts ${ SERVER_NAME }`, on: 'host' },
  },
  {
    id: 'connectionRefused',
    message: 'dial tcp 192.0.2.10:443: connect: connection refused',
    patterns: [/connection refused/i],
    command: ASK_SERVER,
  },
  {
    id: 'unreachable',
    message: 'dial tcp 192.0.2.10:443: i/o timeout',
    patterns: [
      /dial tcp \S+: (?:i\/o timeout|connect: (?:no route to host|network is unreachable|connection timed out))/,
      /TLS handshake timeout/, /Client\.Timeout exceeded/, /Connection timed out/, /No route to host/, /Network is unreachable/,
    ],
    command: ASK_SERVER,
  },
  {
    id: 'notReady',
    message: 'MachineRegistration fleet-default/berlin-edge is not ready',
    patterns: [/MachineRegistration \S+ is not ready/],
  },
  {
    id: 'registrationUnknown',
    message: 'websocket: bad handshake (Status: 404 Not Found)',
    patterns: [/bad handshake \(Status: 404/, /failed to find machine registration with registration token/, /have the same registration token/],
  },
  { id: 'notRegistrationUrl', message: 'unknwon api: registrations', patterns: [/unkn(?:wo|ow)n api: /i, /malformed ws or wss URL/] },
  {
    id: 'operatorUnreachable',
    message: 'websocket: bad handshake (Status: 503 Service Unavailable)',
    patterns: [/bad handshake \(Status: 50[0234]/],
    command: { text: 'kubectl get pods -n cattle-elemental-system', on: 'rancher' },
  },
  { id: 'noWebSocket', message: 'websocket: bad handshake (Status: 403 Forbidden)', patterns: [/websocket: bad handshake/] },
]);
