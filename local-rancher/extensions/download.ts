/** A server on the same continent answers in a fraction of it. */
const TIMEOUT_MS = 30_000;

/** What is at the address. Rejects with a message for a person, which names the address. */
export async function download(url: string): Promise<Buffer> {
  const { protocol } = parse(url);

  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Error(`${ url } can't be downloaded: the local Rancher knows only http and https`);
  }
  let response: Response;

  try {
    response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new Error(`${ url } can't be reached: ${ reason(error) }`, { cause: error });
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${ url } can't be downloaded: the server answers ${ response.status } ${ response.statusText }`.trimEnd());
  }

  return Buffer.from(await response.arrayBuffer());
}

function parse(url: string): URL {
  if (!URL.canParse(url)) {
    throw new Error(`"${ url }" is no address`);
  }

  return new URL(url);
}

/** What Node says of a failed request is in its cause, e.g. `connect ECONNREFUSED 127.0.0.1:1`. */
function reason(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };

  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
