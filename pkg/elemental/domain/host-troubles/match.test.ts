import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { recording, recordings } from '../../../../test/support/recordings';
import { HOST_TROUBLES, searchTroubles, troublesMatching } from './match';
import { TROUBLE_AREAS, type HostTrouble } from './trouble';
import { WHERE_TO_LOOK } from './where-to-look';

interface Run {
  where: string;
  exit: number;
  text: string;
}

/** Every run of the client that stands anywhere in a recording, with what it printed or what was kept of it. */
function runsIn(value: unknown, where: string): Run[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { exit, output, fatal, error, output_tail: tail } = value as Record<string, unknown>;
  const lines = [fatal, error, tail].find((one) => Array.isArray(one) && one.length) as string[] | undefined;
  const own = typeof exit === 'number' ? [{ where, exit, text: typeof output === 'string' ? output : lines?.join('\n') ?? '' }] : [];

  return own.concat(Object.entries(value).flatMap(([key, child]) => runsIn(child, `${ where } ${ key }`)));
}

const FILES = ['03-register', '05-delete-matrix', '09-templates'].flatMap((folder) => recordings(folder));
const RUNS = FILES.flatMap((file) => runsIn(recording(file), file));
const FAILURES = RUNS.filter(({ exit }) => exit !== 0);
const SUCCESSES = RUNS.filter(({ exit, text }) => exit === 0 && text);

/** What each failing run failed of, by where it is recorded. */
const MEANT: Record<string, string> = {
  '03-register/again/_summary.yaml 6 ': 'staleState',
  '03-register/again/_summary.yaml 6b ': 'staleState',
  '03-register/again/_summary.yaml 9 ': 'installAndReset',
  '03-register/again/_summary.yaml 10 ': 'nameTaken',
  '03-register/again/agent-dir-missing-then-made.yaml first': 'agentFolderMissing',
  '03-register/edge-08.run.yaml': 'agentFolderMissing',
  '03-register/failures/_summary.yaml wrong CA': 'certificateUntrusted',
  '03-register/failures/_summary.yaml no ca-cert ': 'certificateUntrusted',
  '03-register/failures/_summary.yaml garbage ca-cert': 'certificateUntrusted',
  '03-register/failures/_summary.yaml unreachable ': 'connectionRefused',
  '03-register/failures/_summary.yaml unknown host': 'nameUnknown',
  '03-register/failures/_summary.yaml wrong token': 'registrationUnknown',
  '03-register/failures/_summary.yaml wrong path ': 'registrationUnknown',
  '03-register/failures/_summary.yaml no url': 'urlMissing',
  // it never came to the certificate
  '03-register/failures/_summary.yaml certificate name mismatch': 'connectionRefused',
  '03-register/failures/_summary.yaml config file missing': 'configMissing',
  '03-register/failures/_summary.yaml bare elemental-register --install': 'installWithoutNoToolkit',
  '03-register/failures/_summary.yaml --install --config-path X without --no-toolkit': 'installWithoutNoToolkit',
  '03-register/failures/_summary.yaml config is not YAML': 'configNotYaml',
  '03-register/failures/_summary.yaml no-toolkit: true in the config file, --install without': 'installWithoutNoToolkit',
  '03-register/failures/_summary.yaml SMBIOS not readable': 'smbiosUnreadable',
  '03-register/failures/_summary.yaml no TPM device': 'noTpm',
  '03-register/failures/_summary.yaml auth unknown': 'authUnknown',
  '03-register/failures/_summary.yaml auth empty string': 'authUnknown',
  '03-register/failures/controllers-not-running.yaml': 'operatorSilent',
  '03-register/failures/f-auth': 'authUnknown',
  '03-register/failures/f-badyaml': 'configNotYaml',
  '03-register/failures/f-dns': 'nameUnknown',
  '03-register/failures/f-noca': 'certificateUntrusted',
  '03-register/failures/f-notpm': 'noTpm',
  '03-register/failures/f-nourl': 'urlMissing',
  '03-register/failures/f-ntconf-install': 'installWithoutNoToolkit',
  '03-register/failures/f-path': 'registrationUnknown',
  '03-register/failures/f-refused': 'connectionRefused',
  '03-register/failures/f-smbios': 'smbiosUnreadable',
  '03-register/failures/f-token': 'registrationUnknown',
  '05-delete-matrix/real-agent/3-register-again-after-reset.yaml': 'staleState',
  '09-templates/keys-and-special-annotations.yaml': 'metadataRefused',
  '09-templates/labels-and-annotations.yaml': 'metadataRefused',
  '09-templates/names.yaml': 'operatorBrokeOff',
};

function meant(where: string): string {
  return Object.entries(MEANT).find(([start]) => where.startsWith(start))?.[1] ?? `nothing is said of ${ where }`;
}

function idsIn(text: string): string[] {
  return troublesMatching(text).map(({ id }) => id);
}

describe('troublesMatching', () => {
  it.each(FAILURES)('tells what $where failed of', ({ where, text }) => {
    expect(idsIn(text)).toStrictEqual([meant(where)]);
  });

  it.each(SUCCESSES)('finds nothing wrong with $where', ({ text }) => {
    expect(idsIn(text)).toStrictEqual([]);
  });

  it('was held to many runs', () => {
    expect(FAILURES.length).toBeGreaterThan(50);
    expect(SUCCESSES.length).toBeGreaterThan(25);
  });

  it('knows an agent that was cut off, and one that works', () => {
    const log = recording('05-delete-matrix/registration-deleted/record.yaml') as Record<'agent_log_after' | 'agent_log_tail', string[]>;

    expect(idsIn(log.agent_log_tail.join('\n'))).toStrictEqual(['agentCutOff']);
    expect(idsIn(log.agent_log_after.join('\n'))).toStrictEqual([]);
  });

  it('knows the server\'s answers to who fetches the configuration', () => {
    const answers = recording('02-registration-url/get.yaml') as Record<string, { status: number; body?: string }>;
    const found = Object.values(answers).filter(({ status }) => status >= 400).map(({ status, body = '' }) => [status, idsIn(body)]);

    expect(found).toHaveLength(6);
    expect(found.filter(([status]) => status === 404)).toStrictEqual(Array(4).fill([404, ['registrationUnknown']]));
    expect(found.filter(([status]) => status === 400)).toStrictEqual(Array(2).fill([400, ['notRegistrationUrl']]));
    expect(Object.values(answers).filter(({ status }) => status < 400).flatMap(({ body = '' }) => idsIn(body))).toStrictEqual([]);
  });

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
