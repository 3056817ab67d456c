import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { LONGEST_OUTPUT, unpackedOutput } from './plan-output';

const packed = (value: unknown): Uint8Array => gzipSync(typeof value === 'string' ? value : JSON.stringify(value));

describe('unpackedOutput', () => {
  it('shows what each command said', async () => {
    const base64 = (bytes: string | number[]): string => Buffer.from(bytes as string).toString('base64');
    const output = { install: base64('cannot reach <registry>\n'), binary: base64([0xff]), none: null };

    await expect(unpackedOutput(packed(output))).resolves.toStrictEqual([
      { name: 'install', text: 'cannot reach <registry>\n' }, { name: 'binary', text: '/w==' }, { name: 'none', text: '' },
    ]);
  });

  it('gives up on what is not packed, or not output', async () => {
    await expect(unpackedOutput(Buffer.from('{}'))).resolves.toBeUndefined();
    await expect(unpackedOutput(new Uint8Array())).resolves.toBeUndefined();
    await expect(unpackedOutput(packed('no JSON'))).resolves.toBeUndefined();
    await expect(unpackedOutput(packed([]))).resolves.toBeUndefined();
  });

  it('gives up on a few kilobytes that unpack to far more than anybody reads', async () => {
    const bomb = packed('a'.repeat(64 * 1024 * 1024));

    expect(bomb.length).toBeLessThan(LONGEST_OUTPUT / 2);
    await expect(unpackedOutput(bomb)).resolves.toBeUndefined();
    await expect(unpackedOutput(packed({ fits: 'a'.repeat(LONGEST_OUTPUT / 2) }))).resolves.toHaveLength(1);
  });

  it('is sure about any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      await expect(unpackedOutput(bytes)).resolves.toBeUndefined();
    }));
  });
});
