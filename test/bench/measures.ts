function milliseconds(value: number): string {
  return `${ value.toFixed(0) } ms`;
}

function kibibytes(value: number): string {
  return `${ (value / 1024).toFixed(0) } KiB`;
}

/** For people. */
export function mebibytes(value: number): string {
  return `${ (value / 1024 ** 2).toFixed(1) } MiB`;
}

function plain(value: number): string {
  return value.toFixed(0);
}

/** What is measured, in the order of the report, and how its values are shown: they are milliseconds, bytes or numbers of things. */
export const MEASURES = {
  rows: { title: 'page load to rows', show: milliseconds },
  requests: { title: 'requests', show: plain },
  bytes: { title: 'bytes', show: kibibytes },
  longTasks: { title: 'long tasks', show: plain },
  longTaskTime: { title: 'long tasks, sum', show: milliseconds },
  longestTask: { title: 'long tasks, longest', show: milliseconds },
  heap: { title: 'heap after collection', show: mebibytes },
  nextPage: { title: 'click on next page to its rows', show: milliseconds },
  nextPageRequests: { title: 'next page, requests', show: plain },
  nextPageBytes: { title: 'next page, bytes', show: kibibytes },
  nextPageTaskTime: { title: 'next page, long tasks, sum', show: milliseconds },
} as const;

export type Measure = keyof typeof MEASURES;

/** Some of what is measured, by its name. */
export type Measured = Partial<Record<Measure, number>>;

/** @param durations of long tasks, in milliseconds */
export function longTaskMeasures(durations: number[]): Measured {
  return {
    longTasks: durations.length,
    longTaskTime: sum(durations),
    longestTask: Math.max(0, ...durations),
  };
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
