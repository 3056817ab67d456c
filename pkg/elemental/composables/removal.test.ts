import { removeAll } from './removal';

const removed = { remove: jest.fn().mockResolvedValue(undefined) };
const gone = { remove: () => Promise.reject(Object.assign(new Error('not found'), { _status: 404 })) };
const kept = { remove: () => Promise.reject(Object.assign(new Error('machineregistrations is forbidden'), { _status: 403 })) };

describe('removeAll', () => {
  it('deletes all, and takes what is gone for deleted', async () => {
    await expect(removeAll([removed, gone])).resolves.toStrictEqual([]);
    expect(removed.remove).toHaveBeenCalledTimes(1);
  });

  it('returns what the server kept, and deletes the others all the same', async () => {
    await expect(removeAll([kept, removed, kept])).resolves.toStrictEqual([
      { resource: kept, detail: 'machineregistrations is forbidden' }, { resource: kept, detail: 'machineregistrations is forbidden' },
    ]);
    expect(removed.remove).toHaveBeenCalledTimes(1);
  });

  beforeEach(() => {
    removed.remove.mockClear();
  });
});
