import { setTimeout as pause } from 'node:timers/promises';

/** The part of a CRD that steve names a kind by. */
interface Kind {
  metadata: { name: string };
  spec: { group: string; names: { plural: string } };
}

const TIMEOUT_MS = 60_000;
const POLL_MS = 100;
/** A list that steve's cache waits for may hang for as long as that waits before it tries again; a new request finds it filled. */
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Waits until steve has answered one list of each kind. It learns new kinds a moment after the API server, and fills a cache of a kind when
 * the first list of it is asked for; whoever asks while both are under way may wait for all of them.
 * Rejects with the kind and steve's answer when one isn't listed after `timeoutMs` milliseconds.
 */
export async function untilSteveLists(steveUrl: string, kinds: Kind[], timeoutMs = TIMEOUT_MS): Promise<void> {
  const deadline = Date.now() + timeoutMs;

  await Promise.all(kinds.map(async ({ metadata, spec }) => {
    const list = `${ steveUrl }/v1/${ spec.group }.${ spec.names.plural }?pagesize=1`;
    let refusal = await refusalOf(list);

    while (refusal) {
      if (Date.now() > deadline) {
        throw new Error(`steve doesn't list ${ metadata.name }: ${ refusal }`);
      }
      await pause(POLL_MS);
      refusal = await refusalOf(list);
    }
  }));
}

/** Why the list wasn't answered, or undefined when it was. */
async function refusalOf(list: string): Promise<string | undefined> {
  try {
    const response = await fetch(list, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });

    await response.body?.cancel();

    return response.ok ? undefined : `it answers ${ response.status }`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
