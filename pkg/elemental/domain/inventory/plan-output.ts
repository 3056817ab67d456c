import { bytesOf, textOf } from '../base64';

/** What one of the plan's commands said. */
export interface CommandOutput {
  /** The command's name in the plan. */
  name: string;
  /** Both of its streams. */
  text: string;
}

/** Far more than anybody reads; some kilobytes can unpack to gigabytes. */
export const LONGEST_OUTPUT = 256 * 1024;

/**
 * What the agent's commands said: gzip of a JSON object of base64 by the command's name (rancher/system-agent,
 * pkg/applyinator/applyinator.go). Only commands whose output the plan asks to be kept are in it.
 *
 * @returns undefined if it can't be unpacked, or unpacks to more than {@link LONGEST_OUTPUT} bytes
 */
export async function unpackedOutput(packed: Uint8Array): Promise<CommandOutput[] | undefined> {
  const bytes = await gunzip(packed);

  return bytes && outputs(textOf(bytes) ?? '');
}

async function gunzip(packed: Uint8Array): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  const chunks: number[] = [];

  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (chunks.length + next.value.length > LONGEST_OUTPUT) {
        await reader.cancel();

        return undefined;
      }
      next.value.forEach((byte) => chunks.push(byte));
    }
  } catch {
    return undefined;
  }

  return Uint8Array.from(chunks);
}

function outputs(json: string): CommandOutput[] | undefined {
  try {
    const value: unknown = JSON.parse(json);

    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).map(output) : undefined;
  } catch {
    return undefined;
  }
}

/** What isn't text stays as it came: in base64. */
function output([name, packed]: [string, unknown]): CommandOutput {
  const base64 = typeof packed === 'string' ? packed : '';
  const bytes = bytesOf(base64);

  return { name, text: (bytes && textOf(bytes)) ?? base64 };
}
