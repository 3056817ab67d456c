/** What was measured of one thing, by the name of the measure; lower is better. */
export type Sample<Measure extends string> = Partial<Record<Measure, number>>;

export interface Comparison<Measure extends string> {
  measure: Measure;
  /** Median of our rounds. */
  ours: number;
  /** Median of theirs. */
  theirs: number;
  /** How many times theirs ours is, in the median round: both of a round had the same machine, whatever else it was doing then. */
  ratio: number;
}

/** The value in the middle; of an even number of values the mean of the two in the middle. NaN if there is none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);

  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/**
 * Compares two things that were measured in turn, by those measures that were taken of both in each round.
 *
 * @param rounds at least one
 */
export function compare<Measure extends string>(
  measures: Measure[], rounds: { ours: Sample<Measure>; theirs: Sample<Measure> }[],
): Comparison<Measure>[] {
  return measures.flatMap((measure) => {
    const pairs = rounds.map((round) => ({ ours: round.ours[measure] ?? NaN, theirs: round.theirs[measure] ?? NaN }));

    return pairs.some(({ ours, theirs }) => Number.isNaN(ours + theirs))
      ? []
      : [{
          measure,
          ours: median(pairs.map(({ ours }) => ours)),
          theirs: median(pairs.map(({ theirs }) => theirs)),
          ratio: median(pairs.map(({ ours, theirs }) => ratio(ours, theirs))),
        }];
  });
}

/** Nothing beside nothing is the same. */
function ratio(ours: number, theirs: number): number {
  return ours === theirs ? 1 : ours / theirs;
}
