import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { PlanSecret } from '../../types';
import { bytesOf, textOf } from '../base64';
import { planContent, type PlanContent } from './plan-content';

/** What the operator wrote the plan for. */
export type PlanType = 'empty' | 'bootstrap' | 'reset' | 'other';

/** What the host's agent is told to do and what it said of it, for people. All of it is text. */
export interface PlanReport {
  type: PlanType;
  /** SHA-256 of the plan's bytes, hexadecimal; undefined where the Secret has no plan. */
  checksum?: string;
  /** Undefined where the plan can't be read. */
  content?: PlanContent;
  /** Waiting: no agent has reported on this plan, though one may have on an earlier plan. */
  outcome: 'waiting' | 'applied' | 'failed';
  /** When an agent last reported, by the host's clock, in milliseconds since 1970. */
  lastReport?: number;
  /** How often in a row the agent failed. */
  failures: number;
  /** What the agent's commands said, packed as it stands in the Secret, see `unpackedOutput`. */
  packedOutput?: Uint8Array;
}

/** The operator writes it onto the Secret (operator: api/v1beta1/common_consts.go). */
const TYPE_ANNOTATION = 'elemental.cattle.io/plan.type';
const TYPES: readonly PlanType[] = ['empty', 'bootstrap', 'reset'];

/**
 * What a plan Secret says (keys: rancher/system-agent, pkg/k8splan/watcher.go; recording
 * 05-delete-matrix/real-agent/1-agent-running). Nothing in it is trusted to have the shape that it should: whoever registered a
 * host may write into the Secrets of its namespace.
 */
export function planReport(secret: PlanSecret): PlanReport {
  const plan = bytesAt(secret, 'plan');
  const checksum = plan?.length ? bytesToHex(sha256(plan)) : undefined;
  const outcome = outcomeOf(secret, checksum);
  const output = bytesAt(secret, outcome === 'failed' ? 'failed-output' : 'applied-output');

  return {
    type: typeOf(secret),
    checksum,
    content: checksum === undefined ? undefined : planContent(textAt(secret, 'plan')),
    outcome,
    lastReport: unixDate(textAt(secret, 'last-apply-time')),
    failures: countOf(textAt(secret, 'failure-count')),
    packedOutput: outcome !== 'waiting' && output?.length ? output : undefined,
  };
}

function typeOf({ metadata }: PlanSecret): PlanType {
  const type = metadata?.annotations?.[TYPE_ANNOTATION];

  return TYPES.find((one) => one === type) ?? 'other';
}

function outcomeOf(secret: PlanSecret, checksum: string | undefined): PlanReport['outcome'] {
  if (checksum !== undefined && textAt(secret, 'applied-checksum') === checksum) {
    return 'applied';
  }

  return checksum !== undefined && textAt(secret, 'failed-checksum') === checksum ? 'failed' : 'waiting';
}

/** Not a count: none. */
function countOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Go's `time.UnixDate`, e.g. `Sun Nov 22 11:15:51 UTC 2026`, if it is in UTC: other abbreviations of zones mean several. */
function unixDate(text: string): number | undefined {
  const [, day, time, year] = /^\w{3} (\w{3} +\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/.exec(text) ?? [];
  const moment = Date.parse(`${ day } ${ year } ${ time } UTC`);

  return Number.isNaN(moment) ? undefined : moment;
}

function bytesAt({ data }: PlanSecret, key: string): Uint8Array | undefined {
  const value: unknown = data?.[key];

  return typeof value === 'string' ? bytesOf(value) : undefined;
}

function textAt(secret: PlanSecret, key: string): string {
  const bytes = bytesAt(secret, key);

  return (bytes && textOf(bytes)) ?? '';
}
