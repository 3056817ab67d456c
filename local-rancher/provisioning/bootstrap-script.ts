/**
 * Stands for Rancher's bootstrap script, of which one thing counts here: in the end the host joins its cluster as a node.
 * @param joinUrl where the host says so; whoever knows it can say so
 */
export function bootstrapScript(joinUrl: string): string {
  return [
    '#!/bin/sh',
    '# Rancher\'s bootstrap script stands here: it would install Kubernetes. What counts is that the host then joins its cluster.',
    `curl --fail --request POST --data "{\\"node\\":\\"$(hostname)\\"}" ${ joinUrl }`,
    '',
  ].join('\n');
}

/** Where the host of this script joins; undefined if it is another script. */
export function joinUrlOf(script: string): string | undefined {
  return /^curl --fail --request POST .* (https?:\/\/\S+)$/m.exec(script)?.[1];
}

/**
 * Does what the script would do on a host: nothing, if it isn't one of ours.
 * @param address the node's; the one that the request comes from, unless told otherwise
 * @throws Error if the cluster doesn't take the host
 */
export async function joinCluster(script: string, node: string, address?: string): Promise<void> {
  const url = joinUrlOf(script);

  if (url !== undefined) {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ node, address }) });

    if (!answer.ok) {
      throw new Error(`The cluster doesn't take ${ node }: ${ answer.status } ${ await answer.text() }`);
    }
  }
}
