import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { HOST_TROUBLES, searchTroubles, troublesMatching } from './match';
import { TROUBLE_AREAS, type HostTrouble } from './trouble';
import { WHERE_TO_LOOK } from './where-to-look';

function idsIn(text: string): string[] {
  return troublesMatching(text).map(({ id }) => id);
}

describe('troublesMatching', () => {
  it.each([
    ['bash: elemental-register: command not found', 'clientMissing'],
    ['zsh: command not found: elemental-register', 'clientMissing'],
    ['sh: 1: elemental-register: not found', 'clientMissing'],
    ['Failed to restart elemental-system-agent.service: Unit elemental-system-agent.service not found.', 'agentMissing'],
    ['Unit elemental-system-agent.service could not be found.', 'agentMissing'],
    ['time="…" level=fatal msg="Must be run as root."', 'notRoot'],
    ['initializing state handler on path \'/etc/elemental/state.yaml\': mkdir /etc/elemental: permission denied', 'notRoot'],
    ['TPM authentication failed: expecting auth reply: websocket: close 1006 (abnormal closure): unexpected EOF', 'identityRefused'],
    ['registering machine: dial tcp 192.0.2.10:443: connect: no route to host', 'unreachable'],
    ['registering machine: dial tcp 192.0.2.10:443: i/o timeout', 'unreachable'],
    ['registering machine: proxyconnect tcp: dial tcp 192.0.2.3:3128: connect: connection refused', 'proxy'],
    ['x509: certificate has expired or is not yet valid: current time 2001-01-01T00:00:00Z is before 2026-01-01T00:00:00Z', 'clockWrong'],
    ['x509: cannot validate certificate for 192.0.2.10 because it doesn\'t contain any IP SANs', 'certificateWrongName'],
    ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'certificateUntrusted'],
    ['curl: (6) Could not resolve host: rancher.example.com', 'nameUnknown'],
    ['curl: (7) Failed to connect to rancher.example.com port 443 after 2 ms: Connection refused', 'connectionRefused'],
    ['registering machine: websocket: bad handshake (Status: 502 Bad Gateway)', 'operatorUnreachable'],
    ['registering machine: websocket: bad handshake (Status: 403 Forbidden)', 'noWebSocket'],
    ['level=fatal msg="error while connecting to Kubernetes cluster: the server has asked for the client to provide credentials"', 'agentCutOff'],
    ['unable to parse config file: error gathering file information for file /etc/rancher/elemental/agent/config.yaml: stat '
      + '/etc/rancher/elemental/agent/config.yaml: no such file or directory', 'agentNotConfigured'],
  ])('knows, of what nobody recorded, %s', (line, id) => {
    expect(idsIn(line)).toStrictEqual([id]);
  });

  it('puts what the last lines say first', () => {
    const refused = 'FATAL: registering machine: dial tcp 127.0.0.1:443: connect: connection refused';
    const noTpm = 'FATAL: opening tpm for getting attestation data: TPM device not available';

    expect(idsIn([noTpm, refused, noTpm, 'Started something else.'].join('\n'))).toStrictEqual(['noTpm', 'connectionRefused']);
    expect(idsIn([noTpm, refused].join('\r\n'))).toStrictEqual(['connectionRefused', 'noTpm']);
  });

  const speaking = HOST_TROUBLES.filter((trouble): trouble is HostTrouble & { message: string } => trouble.message !== undefined);
  const before = fc.constantFrom(
    '', 'Nov 22 11:09:43 till-17 elemental-register[30222]: ', '2026-11-22T11:09:43+0100 ', 'F1122 11:09:43.936275   30222 log.go:82] FATAL: ',
    'time="2026-11-22T11:21:53Z" level=fatal msg="', '> ', '\t',
  );
  const colour = fc.constantFrom('', '\u001B[31m', '\u001B[1;31m', '[0;31m', '#033[31m', '\\x1b[31m');

  it('doesn\'t mind what stands around a message, nor its colours', () => {
    fc.assert(fc.property(fc.constantFrom(...speaking), before, colour, fc.nat(), (trouble, prefix, paint, at) => {
      const place = at % (trouble.message.length + 1);
      const painted = trouble.message.slice(0, place) + paint + trouble.message.slice(place);

      expect(idsIn(`usual line\n${ prefix }${ painted }\u001B[0m\n\n`)).toStrictEqual([trouble.id]);
    }));
  });

  it('reads a message that was broken into lines', () => {
    expect(idsIn('FATAL: registering machine: websocket: bad\nhandshake (Status: 404\nNot Found)')).toStrictEqual(['registrationUnknown']);
    expect(idsIn('FATAL: registering machine: websocket: bad hand\r\nshake (Status: 404 Not Found)')).toStrictEqual(['registrationUnknown']);
  });

  it('reads the end of a text that is too long to be read', () => {
    const message404 = 'websocket: bad handshake (Status: 404 Not Found)';
    const filler = 'lookup dial tcp self secrets merging config: open '.repeat(20_000);

    expect(idsIn(`${ message404 }\n${ filler }`)).toStrictEqual([]);
    expect(idsIn(`${ filler }\n${ message404 }`)).toStrictEqual(['registrationUnknown']);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(troublesMatching(text)).toStrictEqual([]);
    }));
  });
});

describe('the troubles', () => {
  it('have one name and area each, and recognise their own message', () => {
    expect(new Set(HOST_TROUBLES.map(({ id }) => id)).size).toBe(HOST_TROUBLES.length);
    expect(new Set(HOST_TROUBLES.map(({ area }) => area))).toStrictEqual(new Set(TROUBLE_AREAS));
    expect(HOST_TROUBLES.filter(({ message = '', patterns }) => (message === '') !== (patterns.length === 0))).toStrictEqual([]);
  });

  it('never make a host print its token', () => {
    const commands = [...HOST_TROUBLES, ...WHERE_TO_LOOK].flatMap(({ command }) => command?.text ?? []);

    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((text) => text.includes('--debug') || /\bcat\b/.test(text))).toStrictEqual([]);
  });

  const urls = [
    ['    url: https://rancher.example.com/elemental/registration/secret', 'rancher.example.com', 'https://rancher.example.com'],
    ['    url: "https://192.0.2.10:8443/elemental/registration/secret"', '192.0.2.10', 'https://192.0.2.10:8443'],
  ] as const;

  it.each(urls)('ask the server that the host\'s configuration names: %s', (line, name, server) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'troubles-'));
    const file = path.join(folder, 'config.yaml');

    fs.writeFileSync(file, `elemental:\n  registration:\n${ line }\n    ca-cert: |-\n      x\n`);
    const asked = (id: string): string => {
      const command = HOST_TROUBLES.find((trouble) => trouble.id === id)?.command?.text ?? '';
      const stubs = 'curl() { echo "$@"; }; getent() { echo "$@"; };';

      return spawnSync('bash', ['-c', stubs + command.replace('/etc/elemental/config.yaml', file)], { encoding: 'utf8' }).stdout.trim();
    };

    expect(asked('nameUnknown')).toBe(`hosts ${ name }`);
    expect(asked('unreachable')).toBe(`--head --insecure --max-time 10 ${ server }`);
    fs.rmSync(folder, { recursive: true });
  });
});

describe('searchTroubles', () => {
  const sentences = ({ id }: HostTrouble): string => `About ${ id } and Others`;
  const some = HOST_TROUBLES.slice(0, 3);

  it('leaves all to choose from where nothing is typed', () => {
    expect(searchTroubles(' \n', some, sentences)).toStrictEqual({ by: 'nothing', troubles: some });
  });

  it('finds a message among all troubles', () => {
    const { by, troubles } = searchTroubles('TPM device not available', some, sentences);

    expect([by, troubles.map(({ id }) => id)]).toStrictEqual(['message', ['noTpm']]);
  });

  it('finds those to choose from that have all words, in any order and case', () => {
    expect(searchTroubles('others CLIENTMISSING', some, sentences)).toStrictEqual({ by: 'words', troubles: [some[0]] });
    expect(searchTroubles('others', some, sentences).troubles).toStrictEqual(some);
    expect(searchTroubles('others nonsense', some, sentences)).toStrictEqual({ by: 'words', troubles: [] });
  });
});
