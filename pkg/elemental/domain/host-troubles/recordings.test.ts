import { recording, recordings } from '../../../../test/support/recordings';
import { troublesMatching } from './match';

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

describe('troublesMatching, on recordings,', () => {
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
});
