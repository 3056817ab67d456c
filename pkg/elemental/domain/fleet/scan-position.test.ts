import * as fc from 'fast-check';
import { nextRequest, SCAN_START, scanStep, type ScanPosition } from './scan-position';

const MOST_ROWS = 8;

/** Changes of the list between two pages: ids that appear and ids that go. */
interface Change {
  come: string[];
  go: string[];
}

const id = fc.integer({ min: 0, max: 150 }).map((number) => `fleet-default/m-${ String(number).padStart(3, '0') }`);
const ids = fc.uniqueArray(id, { maxLength: 120 });
const change = fc.record({ come: fc.array(id, { maxLength: 12 }), go: fc.array(id, { maxLength: 30 }) });

/** Reads the list page by page while it changes; what was read, in order. */
function scan(start: string[], changes: Change[]): string[] {
  const list = new Set(start);
  const read: string[] = [];
  let position: ScanPosition = SCAN_START;

  for (let number = 0, isDone = false; !isDone; number++) {
    const request = nextRequest(position, MOST_ROWS);
    const offset = (request.page - 1) * request.pageSize;
    const page = [...list].sort().slice(offset, offset + request.pageSize);
    const step = scanStep(position, request, page, list.size);

    expect(request.pageSize).toBeLessThanOrEqual(MOST_ROWS);
    expect(number).toBeLessThan(500);
    read.push(...page.slice(step.firstNew));
    ({ position, isDone } = step);
    changes[number]?.go.forEach((one) => list.delete(one));
    changes[number]?.come.forEach((one) => list.add(one));
  }

  return read;
}

describe('a scan', () => {
  it('reads a list that stays as it is, once', () => {
    fc.assert(fc.property(ids, (list) => {
      expect(scan(list, [])).toStrictEqual([...list].sort());
    }));
  });

  it('reads what is there all the time exactly once, whatever comes and goes, and nothing twice', () => {
    fc.assert(fc.property(ids, fc.array(change, { maxLength: 30 }), (list, changes) => {
      const gone = new Set(changes.flatMap(({ go }) => go));
      const read = scan(list, changes);

      expect(new Set(read).size).toBe(read.length);
      expect(read).toStrictEqual(expect.arrayContaining(list.filter((one) => !gone.has(one))));
    }));
  });

  it('takes a step back where rows before its page have gone', () => {
    const request = nextRequest({ last: 'b', rows: 8 }, 8);

    expect(request).toStrictEqual({ page: 2, pageSize: 7 });
    expect(scanStep({ last: 'b', rows: 8 }, request, ['d', 'e'], 9)).toStrictEqual({ position: { last: 'b', rows: 3 }, firstNew: 2, isDone: false });
    expect(scanStep({ last: 'b', rows: 8 }, request, [], 2)).toStrictEqual({ position: { last: 'b', rows: 2 }, firstNew: 0, isDone: false });
  });

  it('of 100,000 reads little twice', () => {
    let position: ScanPosition = SCAN_START;
    let asked = 0;
    let isDone = false;

    while (!isDone) {
      const request = nextRequest(position, 1000);
      const offset = (request.page - 1) * request.pageSize;
      const page = Array.from({ length: Math.min(request.pageSize, 100_000 - offset) }, (_, index) => String(100_000 + offset + index));

      asked += page.length;
      ({ position, isDone } = scanStep(position, request, page, 100_000));
    }

    expect(asked).toBeLessThan(107_000);
  });

  it('of nothing is over at once', () => {
    expect(scanStep(SCAN_START, nextRequest(SCAN_START, 10), [], 0)).toStrictEqual({ position: SCAN_START, firstNew: 0, isDone: true });
  });
});
