import { gzipSync } from 'fflate';

/**
 * Compresses as well as gzip can, and to the same bytes everywhere: the compressor is JavaScript, as the one in Node gives other bytes with
 * other versions and processors, and it says neither when nor where it ran.
 */
export function gzip(content: Buffer): Buffer {
  // its declarations are for a newer TypeScript, to ours they say nothing
  return Buffer.from(gzipSync(content, { level: 9, mtime: 0 }) as unknown as Uint8Array);
}
