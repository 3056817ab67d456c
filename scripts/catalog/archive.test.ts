import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { archive, type Files } from './archive';

const MOMENT = new Date('2026-11-23T00:00:00Z');
const FILES: Files = new Map([['b/c/d.txt', Buffer.from('d')], ['a.txt', Buffer.from('a')], ['b/b.txt', Buffer.from('')]]);

function listed(packed: Buffer): string {
  return execFileSync('tar', ['-tvzf', '-', '--full-time', '--numeric-owner', '--utc'], { input: packed }).toString();
}

describe('archive', () => {
  it('has folders before what is in them, all of one moment and of nobody', async () => {
    expect(listed(await archive(FILES, MOMENT)).trim().split('\n').map((line) => line.replace(/\s+/g, ' '))).toStrictEqual([
      '-rw-r--r-- 0/0 1 2026-11-23 00:00:00 a.txt',
      'drwxr-xr-x 0/0 0 2026-11-23 00:00:00 b/',
      '-rw-r--r-- 0/0 0 2026-11-23 00:00:00 b/b.txt',
      'drwxr-xr-x 0/0 0 2026-11-23 00:00:00 b/c/',
      '-rw-r--r-- 0/0 1 2026-11-23 00:00:00 b/c/d.txt',
    ]);
  });

  it('is the same for the same files in any order', async () => {
    const packed = await archive(FILES, MOMENT);

    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...FILES], { minLength: FILES.size }), async (files) => {
      expect(await archive(new Map(files), MOMENT)).toStrictEqual(packed);
    }));
  });

  it('says neither when nor on which system it was compressed', async () => {
    const packed = await archive(FILES, MOMENT);

    // RFC 1952: identification, method, no flags, no time
    expect(packed.subarray(0, 8).toString('hex')).toBe('1f8b080000000000');
    expect(gunzipSync(packed).length % 512).toBe(0);
  });

  it('gives back what is put in', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
      const packed = await archive(new Map([['x', Buffer.from(content)]]), MOMENT);

      expect(execFileSync('tar', ['-xzOf', '-', 'x'], { input: packed })).toStrictEqual(Buffer.from(content));
    }), { numRuns: 10 });
  });
});
