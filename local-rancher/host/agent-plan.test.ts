import { recording } from '../../test/support/recordings';
import { comparableMode, type RecordedFile } from '../../test/support/elemental/host-runs';
import { temporaryMachine } from '../../test/support/elemental/temporary-machine';
import { unmanagedResetPlan } from '../elemental-operator/plans';
import { applyPlan, failureFeedback, successFeedback, type AppliedPlan } from './agent-plan';
import { HOST_FILES, type Machine } from './machine';

const NOW = new Date('2026-11-22T11:32:23Z');

/** The recorded files of a host that was bootstrapped; one of them is a copy of the plan. */
const RECORD = recording('05-delete-matrix/real-agent-bootstrap/record.yaml') as Record<string, { files: RecordedFile[] }>;
const FILES = RECORD['1 first provisioning']?.files ?? [];
const COPY = FILES.find(({ path }) => path.endsWith('20261122-113223-applied.plan'))?.content ?? '';

const noScript = (): Promise<void> => Promise.reject(new Error('there is no script to run'));

describe('applyPlan with the recorded bootstrap plan', () => {
  const [, plan = '', checksum = ''] = /^\{"Plan":(.*),"Checksum":"(.*)"\}$/s.exec(COPY) ?? [];
  let machine: Machine;
  let applied: AppliedPlan;
  const runScript = jest.fn<Promise<void>, [string, string]>();

  beforeEach(async () => {
    machine = temporaryMachine();
    runScript.mockReset();
    applied = await applyPlan(machine, `${ plan }\n`, NOW, runScript);
  });

  it('writes the recorded files and the copy of the plan', () => {
    const written = FILES.filter(({ path, content }) => content !== undefined && (path.includes('config.yaml.d') || path.endsWith('bootstrap.sh')
      || path.endsWith('bootstrap_done') || path.endsWith('113223-applied.plan')));

    expect(written).toHaveLength(7);
    expect(written.map(({ path }) => ({ path, mode: comparableMode(machine, path), content: machine.read(path) })))
      .toEqual(written.map(({ path, mode, content }) => ({ path, mode, content })));
  });

  it('says what it did and would have done', () => {
    expect(applied).toMatchObject({ checksum, isReset: false });
    expect(applied.files).toContain('/var/lib/rancher/bootstrap.sh');
    expect(applied.instructions).toEqual(['configure hostname', expect.stringMatching(/^bash -c \[ -f/)]);
  });

  it('runs the script for the node, and not again while its mark is there', async () => {
    expect(applied.bootstrap).toBe('ran');
    await expect(applyPlan(machine, `${ plan }\n`, NOW, runScript)).resolves.toMatchObject({ bootstrap: 'skipped' });
    expect(runScript.mock.calls).toEqual([['#!/bin/sh\necho "bootstrap.sh ran" >> /var/lib/rancher/runs.log\n', 'real-c66d']]);
  });

  it('leaves no mark if the script fails', async () => {
    const other = temporaryMachine();

    await expect(applyPlan(other, plan, NOW, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(other.exists(HOST_FILES.bootstrapDone)).toBe(false);
  });
});

describe('applyPlan with a reset plan', () => {
  it('writes the sentinel and says so', async () => {
    const machine = temporaryMachine();
    const { isReset, files } = await applyPlan(machine, unmanagedResetPlan(NOW), NOW, noScript);

    expect([isReset, files]).toEqual([true, ['/var/lib/elemental/.unmanaged_reset']]);
    expect(machine.list(HOST_FILES.agentAppliedDir)).toEqual(['20261122-113223-applied.plan']);
    expect(machine.read('/var/lib/elemental/.unmanaged_reset')).toBe('2026-11-22 11:32:23');
    expect(machine.exists(HOST_FILES.bootstrapDone)).toBe(false);
  });
});

describe('applyPlan with a plan that says little', () => {
  it('writes files for root only, and names commands by their words', async () => {
    const machine = temporaryMachine();
    const files = [{ path: '/a/b', content: Buffer.from('text').toString('base64') }];
    const plan = JSON.stringify({ files, instructions: [{ command: 'reboot' }, {}] });
    const { instructions } = await applyPlan(machine, plan, NOW, noScript);

    expect([machine.read('/a/b'), comparableMode(machine, '/a/b'), instructions]).toEqual(['text', 0o600, ['reboot', '']]);
  });
});

describe('feedback', () => {
  const secret = (data: Record<string, string>): Parameters<typeof successFeedback>[0] => ({
    apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'b' },
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
  });

  it('counts successes, and forgets failures', () => {
    expect(successFeedback(secret({ 'success-count': '4' }), 'abc', NOW)).toMatchObject({
      'applied-checksum': 'abc', 'failed-checksum': '', 'failure-count': '0', 'success-count': '5', 'last-apply-time': 'Sun Nov 22 11:32:23 UTC 2026',
    });
  });

  it('counts failures, and keeps what was applied before unless it is the first look', () => {
    const failed = failureFeedback(secret({ 'failure-count': '1' }), 'abc', NOW, false);

    expect(failed).toMatchObject({ 'failed-checksum': 'abc', 'failure-count': '2', 'success-count': '0' });
    expect(failed).not.toHaveProperty('applied-checksum');
    expect(failureFeedback(secret({}), 'abc', NOW, true)).toMatchObject({ 'applied-checksum': '', 'failure-count': '1' });
  });

  it('has days of one digit as Go has them', () => {
    expect(successFeedback(secret({}), 'abc', new Date('2026-01-02T03:04:05Z'))['last-apply-time']).toBe('Fri Jan  2 03:04:05 UTC 2026');
    expect(successFeedback(secret({}), 'abc', new Date('2026-01-10T03:04:05Z'))['last-apply-time']).toBe('Sat Jan 10 03:04:05 UTC 2026');
  });
});
