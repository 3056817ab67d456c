import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Secret } from '../controllers/resources';
import { secretText } from '../elemental-operator/plan-status';
import { planChecksum, SENTINEL_FILE } from '../elemental-operator/plans';
import { HOST_FILES, type Machine } from './machine';

/** A plan as the system agent gets it. */
interface Plan {
  files?: { path: string; content: string; permissions?: string }[];
  instructions?: { name?: string; command?: string; args?: string[] }[];
}

/** What became of a plan on the host. */
export interface AppliedPlan {
  checksum: string;
  /** The files that were written, as the host knows them. */
  files: string[];
  /** What would have been run, in words. */
  instructions: string[];
  isReset: boolean;
  /** What became of the script that makes the host a node; undefined if the plan has none. */
  bootstrap?: 'ran' | 'skipped';
}

/** Runs a bootstrap script on a host, in its way; rejects if the script fails. */
export type RunScript = (script: string, node: string) => Promise<void>;

/**
 * Writes the plan's files on the host and a copy of the plan, and only pretends to run its commands, but for the one that
 * bootstraps Kubernetes: that runs the script, unless its mark is there, and leaves the mark (recording
 * `05-delete-matrix/real-agent-bootstrap`).
 * @throws Error if the script fails
 */
export async function applyPlan(machine: Machine, plan: string, now: Date, runScript: RunScript): Promise<AppliedPlan> {
  const { files = [], instructions = [] } = JSON.parse(plan) as Plan;

  for (const { path: file, content, permissions } of files) {
    machine.makeFolder(path.posix.dirname(file));
    machine.write(file, Buffer.from(content, 'base64'), parseInt(permissions ?? '0600', 8));
  }
  const isBootstrap = instructions.some(({ args = [] }) => args.some((argument) => argument.includes(HOST_FILES.bootstrapDone)));
  const bootstrap = isBootstrap ? await runOnce(machine, runScript) : undefined;

  keepCopy(machine, plan, now);

  return {
    checksum: planChecksum(plan),
    files: files.map(({ path: file }) => file),
    instructions: instructions.map(({ name, command = '', args = [] }) => name ?? [command, ...args].join(' ')),
    isReset: files.some(({ path: file }) => file === SENTINEL_FILE),
    bootstrap,
  };
}

async function runOnce(machine: Machine, runScript: RunScript): Promise<'ran' | 'skipped'> {
  if (machine.exists(HOST_FILES.bootstrapDone)) {
    return 'skipped';
  }
  const node = machine.read(HOST_FILES.nodeName)?.replace('node-name: ', '') ?? machine.name;

  await runScript(machine.read(HOST_FILES.bootstrapScript) ?? '', node);
  machine.makeFolder(path.posix.dirname(HOST_FILES.bootstrapDone));
  machine.write(HOST_FILES.bootstrapDone, '');

  return 'ran';
}

/** As the real agent: `20261122-111551-applied.plan` (recording `05-delete-matrix/real-agent/1-agent-running.yaml`). */
function keepCopy(machine: Machine, plan: string, now: Date): void {
  const [date = '', time = ''] = now.toISOString().replace(/[-:]|\..*/g, '').split('T');

  machine.makeFolder(HOST_FILES.agentAppliedDir, 0o700);
  machine.write(
    `${ HOST_FILES.agentAppliedDir }/${ date }-${ time }-applied.plan`,
    `{"Plan":${ plan.trim() },"Checksum":"${ planChecksum(plan) }"}`,
    0o600,
  );
}

/** What the agent writes into the plan Secret after it applied the plan (same recording). Values are plain text here. */
export function successFeedback(secret: Secret, checksum: string, now: Date): Record<string, string | Buffer> {
  return {
    'applied-checksum': checksum,
    'applied-output': gzipSync('{}'),
    'applied-periodic-output': gzipSync('{}'),
    'failed-checksum': '',
    'failed-output': '',
    'failure-count': '0',
    'last-apply-time': unixDate(now),
    'probe-statuses': '{}',
    'success-count': String(Number(secretText(secret, 'success-count')) + 1),
  };
}

/** What the agent writes after it failed: an older `applied-checksum` stays, unless this was its first look. */
export function failureFeedback(secret: Secret, checksum: string, now: Date, isFirst: boolean): Record<string, string | Buffer> {
  return {
    ...isFirst ? { 'applied-checksum': '' } : {},
    'applied-periodic-output': gzipSync('{}'),
    'failed-checksum': checksum,
    'failed-output': gzipSync('{}'),
    'failure-count': String(Number(secretText(secret, 'failure-count')) + 1),
    'last-apply-time': unixDate(now),
    'probe-statuses': '{}',
    'success-count': '0',
  };
}

/** Go's `time.UnixDate` in UTC: `Sun Nov 22 11:15:51 UTC 2026`. */
function unixDate(moment: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = moment.toUTCString().replace(',', '').split(' ');

  return `${ weekday } ${ month } ${ day.replace(/^0/, ' ') } ${ time } UTC ${ year }`;
}
