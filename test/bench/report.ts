import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compare, type Comparison } from '../support/comparison';
import { mebibytes, MEASURES, type Measure, type Measured } from './measures';
import type { StartResult } from './start';
import type { ReadingOfAll, WholeFleet } from './whole-fleet';

const REPORTS = path.resolve(__dirname, '../../reports');

/** How many times the shell's own list ours may cost. */
const MOST = 1.15;

/** Milliseconds that the extension's code may take when the dashboard starts. */
const MOST_AT_START = 50;

/** What was measured in one round, of the list of machines and of that of ConfigMaps. */
export interface Round {
  machines: Measured;
  configMaps: Measured;
}

export interface SizeResult {
  size: number;
  /** How long it took until this many objects of both kinds were there. */
  fillSeconds: number;
  usage: { memoryBytes: number; etcdBytes: number; steveCacheBytes: number };
  openings: Round[];
  wholeFleet: WholeFleet;
  /** While 1,000 objects arrived; undefined if that was left out. */
  watching?: Round;
}

/** Writes everything measured to `reports/bench.json` and the comparison to `reports/bench.md`. */
export async function writeReport(start: StartResult, results: SizeResult[]): Promise<void> {
  await mkdir(REPORTS, { recursive: true });
  await writeFile(path.join(REPORTS, 'bench.json'), `${ JSON.stringify({ start, sizes: results }, undefined, 2) }\n`);
  await writeFile(path.join(REPORTS, 'bench.md'), [startSection(start), ...results.map(section), wholeFleetSection(results)].join('\n'));
}

/** What the extension adds to the dashboard's start while nobody opens it, as Markdown. */
export function startSection({ installed, without, code, addedRequests }: StartResult): string {
  const row = (title: string, measure: keyof typeof installed): string => {
    const [ours, theirs] = [installed[measure], without[measure]];

    return `| ${ title } | ${ ours.toFixed(0) } ms | ${ theirs.toFixed(0) } ms | ${ (ours - theirs).toFixed(0) } ms |`;
  };
  const verdict = code > MOST_AT_START ? ` **More than ${ MOST_AT_START } ms.**` : '';

  const header = ['| | with the extension | without it | added |', '|---|--:|--:|--:|'];

  return [
    '## Start of the dashboard',
    [...header, row('home page shown', 'home'), row('main thread busy', 'busy')].join('\n'),
    `The extension's code was on the stack for ${ code.toFixed(1) } ms.${ verdict }`,
    `Requests that are made with it only: ${ addedRequests.join(', ') || 'none' }.`,
  ].join('\n\n') + '\n';
}

/** The comparison at one size, as Markdown. */
export function section({ size, fillSeconds, usage, openings, watching }: SizeResult): string {
  const { memoryBytes, etcdBytes, steveCacheBytes } = usage;

  return [
    `## ${ size } machines, ${ size } ConfigMaps`,
    `Filled in ${ fillSeconds.toFixed(0) } s; then the backend has ${ gibibytes(memoryBytes) } of memory, etcd ${ gibibytes(etcdBytes) } `
    + `and steve's cache ${ gibibytes(steveCacheBytes) } on disk.`,
    table('opened', openings),
    ...watching ? [table('while 1,000 arrive in a minute', [watching])] : [],
  ].join('\n\n') + '\n';
}

/** What it costs to read all machines, size by size: requests and bytes grow with them, the heap should not. */
function wholeFleetSection(results: SizeResult[]): string {
  const rows = results.flatMap(({ size, wholeFleet: { scan, csv } }) => [
    readingRow(`${ size }: OS inventory`, scan),
    readingRow(`${ size }: CSV, ${ mebibytes(csv.fileBytes) }`, csv),
  ]);

  const header = ['| machines | time | requests | bytes | peak of the heap | heap after collection |', '|---|--:|--:|--:|--:|--:|'];

  return `## All machines\n\n${ [...header, ...rows].join('\n') }\n`;
}

function readingRow(title: string, { seconds, requests, bytes, peakHeapBytes, heapBytes }: ReadingOfAll): string {
  const cells = [title, `${ seconds.toFixed(1) } s`, String(requests), mebibytes(bytes), mebibytes(peakHeapBytes), mebibytes(heapBytes)];

  return `| ${ cells.join(' | ') } |`;
}

function table(title: string, rounds: Round[]): string {
  const sides = rounds.map(({ machines, configMaps }) => ({ ours: machines, theirs: configMaps }));
  const comparisons = compare(Object.keys(MEASURES) as Measure[], sides);

  return [`| ${ title } | machines | ConfigMaps | ratio |`, '|---|--:|--:|--:|', ...comparisons.map(row)].join('\n');
}

function row({ measure, ours, theirs, ratio }: Comparison<Measure>): string {
  const { title, show } = MEASURES[measure];
  const verdict = ratio > MOST ? ` **more than ${ MOST }**` : '';

  return `| ${ title } | ${ show(ours) } | ${ show(theirs) } | ${ ratio.toFixed(2) }${ verdict } |`;
}

function gibibytes(bytes: number): string {
  return `${ (bytes / 1024 ** 3).toFixed(1) } GiB`;
}
