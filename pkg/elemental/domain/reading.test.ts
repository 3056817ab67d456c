import { failedReading, objectOf } from './reading';

describe('failedReading', () => {
  it('tells a missing right and a missing object from everything else', () => {
    expect(failedReading({ _status: 403 }, 'no')).toStrictEqual({ state: 'forbidden' });
    expect(failedReading({ status: 404 }, 'no')).toStrictEqual({ state: 'missing' });
    expect(failedReading({ _status: 500 }, 'no')).toStrictEqual({ state: 'failed', detail: 'no' });
    expect(failedReading(new Error('no'), 'no')).toStrictEqual({ state: 'failed', detail: 'no' });
  });
});

describe('objectOf', () => {
  it('is what was read', () => {
    expect(objectOf({ state: 'read', object: 1 })).toBe(1);
    expect(objectOf({ state: 'missing' })).toBeUndefined();
    expect(objectOf(undefined)).toBeUndefined();
  });
});
