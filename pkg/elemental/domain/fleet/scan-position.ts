/**
 * How far a scan of a sorted list is. The list lives: what is inserted or removed before the position moves all that follows,
 * and the server knows no snapshot and no "greater than". So each page overlaps the one before it.
 */
export interface ScanPosition {
  /** The greatest id that was read, e.g. `fleet-default/till-17`; an empty text at the beginning. */
  last: string;
  /** Where the next page may begin: at this row, counted from 0, or before it. */
  rows: number;
}

/** What the server can be asked for: pages of one size, counted from 1. */
export interface PageRequest {
  page: number;
  pageSize: number;
}

/** What became of an answer. */
export interface ScanStep {
  position: ScanPosition;
  /** From this index on, what is on the page is new. */
  firstNew: number;
  isDone: boolean;
}

export const SCAN_START: ScanPosition = { last: '', rows: 0 };

/**
 * The page that goes on from a position: it begins at least one row before the rows that weren't read. Pages begin at multiples
 * of their size, so the size is the one that reads the most new rows: a little less than the largest.
 *
 * @param mostRows the largest size of a page, at least 8
 */
export function nextRequest({ rows }: ScanPosition, mostRows: number): PageRequest {
  if (rows < mostRows) {
    return { page: 1, pageSize: mostRows };
  }
  let best = { page: 1, pageSize: mostRows, newRows: 0 };

  for (let pageSize = mostRows; pageSize > mostRows / 2; pageSize--) {
    const pagesBefore = Math.floor((rows - 1) / pageSize);
    const newRows = (pagesBefore + 1) * pageSize - rows;

    if (newRows > best.newRows) {
      best = { page: pagesBefore + 1, pageSize, newRows };
    }
  }

  return { page: best.page, pageSize: best.pageSize };
}

/**
 * What an answer means for the scan. If the page begins with something that was read before, nothing can be missing in
 * between; else rows before it have gone, and the scan takes a step back. So what is in the list from the beginning of a scan
 * to its end is read exactly once, whatever comes and goes meanwhile; of the rest, each is read once or not at all.
 *
 * @param ids of the page, sorted by their code units, as steve sorts
 * @param total how many rows there were when the server answered
 */
export function scanStep(position: ScanPosition, { page, pageSize }: PageRequest, ids: string[], total: number): ScanStep {
  const offset = (page - 1) * pageSize;
  const isGapless = offset === 0 || (ids[0] !== undefined && ids[0] <= position.last);

  if (!isGapless) {
    const back = Math.max(0, Math.min(offset - Math.ceil(pageSize / 2), total));

    return { position: { ...position, rows: back }, firstNew: ids.length, isDone: false };
  }
  const found = ids.findIndex((id) => id > position.last);
  const rows = offset + ids.length;

  return {
    position: { last: found === -1 ? position.last : ids.at(-1) ?? position.last, rows },
    firstNew: found === -1 ? ids.length : found,
    isDone: ids.length < pageSize || rows >= total,
  };
}
