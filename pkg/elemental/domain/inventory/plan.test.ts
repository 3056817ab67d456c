import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { hostileText, jsonObject } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import type { PlanSecret } from '../../types';
import { planReport } from './plan';
import { unpackedOutput } from './plan-output';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A plan Secret with these keys in plain text. */
function secret(values: Record<string, string>, type?: string): PlanSecret {
  const annotations = type === undefined ? undefined : { 'elemental.cattle.io/plan.type': type };

  return { metadata: { annotations }, data: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, base64(value)])) };
}

function bootstrap(): string {
  const { plan_secret: { plan } } = recording('06-adoption/04-bootstrapped.yaml') as { plan_secret: { plan: unknown } };

  return JSON.stringify(plan);
}

describe('planReport', () => {
  it('reads a plan that no agent has looked at', () => {
    expect(planReport(recording('03-register/edge-01.plan-secret.yaml') as PlanSecret)).toStrictEqual({
      type: 'empty', checksum: sha256('{}'), content: { files: [], commands: [] }, outcome: 'waiting', lastReport: undefined, failures: 0,
      packedOutput: undefined,
    });
  });

  it('reads what the real agent reported', async () => {
    const { plan_secret: recorded } = recording('05-delete-matrix/real-agent/1-agent-running.yaml') as { plan_secret: PlanSecret };
    const report = planReport(recorded);

    expect(report).toMatchObject({ type: 'empty', outcome: 'applied', lastReport: Date.parse('2026-11-22T11:15:51Z'), failures: 0 });
    await expect(unpackedOutput(report.packedOutput ?? new Uint8Array())).resolves.toStrictEqual([]);
  });

  it('names the files and commands of a bootstrap', () => {
    const { content, type } = planReport(secret({ plan: bootstrap() }, 'bootstrap'));

    expect(type).toBe('bootstrap');
    expect(content?.files.map(({ path, permissions }) => `${ path } ${ permissions }`).slice(0, 2))
      .toStrictEqual(['/var/lib/rancher/bootstrap.sh 0700', '/etc/rancher/rke2/config.yaml.d/99-elemental-name.yaml 0600']);
    expect(content?.files[0]?.content).toContain('echo bootstrapped');
    expect(content?.commands.map(({ title }) => title)).toStrictEqual(['configure hostname', 'bash']);
    expect(content?.commands[0]?.words).toStrictEqual(['hostnamectl', 'set-hostname', '--transient', 'pool-75fe']);
  });

  it('tells failures from successes, and both from what an agent said of an older plan', () => {
    const outcome = (values: Record<string, string>): string => planReport(secret({ plan: '{}', ...values })).outcome;

    expect(outcome({ 'applied-checksum': sha256('{}') })).toBe('applied');
    expect(outcome({ 'failed-checksum': sha256('{}'), 'applied-checksum': '' })).toBe('failed');
    expect(outcome({ 'failed-checksum': sha256('older'), 'applied-checksum': 'older' })).toBe('waiting');
    expect(planReport(secret({ 'applied-checksum': '' })).outcome).toBe('waiting');
    expect(planReport(secret({ 'plan': '{}', 'failed-checksum': sha256('{}'), 'failure-count': '7' })).failures).toBe(7);
  });

  it('gives the output of the outcome', () => {
    const output = { 'plan': '{}', 'failed-output': 'failed', 'applied-output': 'applied' };
    const packed = (values: Record<string, string>): string | undefined => {
      const { packedOutput } = planReport(secret({ ...output, ...values }));

      return packedOutput && Buffer.from(packedOutput).toString();
    };

    expect(packed({ 'failed-checksum': sha256('{}') })).toBe('failed');
    expect(packed({ 'applied-checksum': sha256('{}') })).toBe('applied');
    expect(packed({})).toBeUndefined();
  });

  it('marks what is not text and what is not a plan', () => {
    const file = { path: '/bin/true', content: Buffer.from([0x7f, 0x45, 0xff]).toString('base64') };

    expect(planReport(secret({ plan: JSON.stringify({ files: [file, { path: '/srv', directory: true }] }) })).content?.files).toStrictEqual([
      { path: '/bin/true', permissions: '', isDirectory: false, content: undefined },
      { path: '/srv', permissions: '', isDirectory: true, content: '' },
    ]);
    expect(planReport(secret({ plan: 'not JSON' })).content).toBeUndefined();
    expect(planReport(secret({ plan: '[]' })).content).toBeUndefined();
    expect(planReport({ data: { plan: '%' } })).toMatchObject({ checksum: undefined, content: undefined });
    expect(planReport({ data: null })).toMatchObject({ type: 'other', outcome: 'waiting' });
  });

  it('believes no time whose zone is not sure, and no count that is none', () => {
    const reported = (time: string): number | undefined => planReport(secret({ 'last-apply-time': time })).lastReport;

    expect(reported('Sun Nov  1 11:15:51 UTC 2026')).toBe(Date.parse('2026-11-01T11:15:51Z'));
    expect(reported('Sun Nov 22 11:15:51 CST 2026')).toBeUndefined();
    expect(reported('Sun Foo 22 11:15:51 UTC 2026')).toBeUndefined();
    expect(planReport(secret({ 'failure-count': '1e9' })).failures).toBe(0);
  });

  it('reads any Secret at all', () => {
    const keys = fc.constantFrom('plan', 'applied-checksum', 'failed-checksum', 'last-apply-time', 'failure-count', 'applied-output');
    const value = fc.oneof(hostileText, hostileText.map(base64), jsonObject.map((json) => base64(JSON.stringify(json))));

    fc.assert(fc.property(fc.dictionary(keys, value), (data) => {
      expect(['waiting', 'applied', 'failed']).toContain(planReport({ data }).outcome);
    }));
  });

  it('reads any plan at all', () => {
    const plan = fc.record({ files: fc.jsonValue(), instructions: fc.jsonValue(), periodicInstructions: fc.jsonValue() }, { requiredKeys: [] });

    fc.assert(fc.property(plan, (one) => {
      const { content } = planReport(secret({ plan: JSON.stringify(one) }));

      expect(content?.files.every(({ path }) => typeof path === 'string')).toBe(true);
      expect(content?.commands.every(({ words }) => words.every((word) => typeof word === 'string'))).toBe(true);
    }));
  });
});
