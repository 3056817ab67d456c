import type { Message } from '../message';
import type { Absence, ClusterNode } from './nodes';

/**
 * How many machines of a cluster are unmanaged, and of which that isn't known, in sentences.
 *
 * @param nodes those that were read
 * @param total how many there are
 */
export function clusterSummary(nodes: readonly ClusterNode[], total: number): Message[] {
  const unmanaged = nodes.filter(({ isUnmanaged }) => isUnmanaged).length;
  const gone = absent(nodes, 'gone');
  const forbidden = absent(nodes, 'forbidden');
  const notRead = Math.max(total - nodes.length, 0);

  return [
    { key: 'elemental.clusterPage.unmanaged', args: { count: unmanaged, others: gone + forbidden + notRead } },
    ...unmanaged ? [{ key: 'elemental.clusterPage.cannot' }] : [],
    ...gone ? [{ key: 'elemental.clusterPage.gone', args: { count: gone } }] : [],
    ...forbidden ? [{ key: 'elemental.clusterPage.hidden', args: { count: forbidden } }] : [],
  ];
}

function absent(nodes: readonly ClusterNode[], absence: Absence): number {
  return nodes.filter((node) => node.absence === absence).length;
}
