import { failedReading, objectOf } from './reading';

describe('failedReading', () => {
  it('tells a missing right and a missing object from everything else', () => {
    expect(failedReading(403, 'no')).toStrictEqual({ state: 'forbidden' });
    expect(failedReading(404, 'no')).toStrictEqual({ state: 'missing' });
    expect(failedReading(500, 'no')).toStrictEqual({ state: 'failed', detail: 'no' });
    expect(failedReading(undefined, 'no')).toStrictEqual({ state: 'failed', detail: 'no' });
  });
});

describe('objectOf', () => {
  it('is what was read', () => {
    expect(objectOf({ state: 'read', object: 1 })).toBe(1);
    expect(objectOf({ state: 'missing' })).toBeUndefined();
    expect(objectOf(undefined)).toBeUndefined();
  });
});
