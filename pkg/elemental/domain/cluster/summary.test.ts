import type { Absence, ClusterNode } from './nodes';
import { clusterSummary } from './summary';

function node(more: { isUnmanaged?: boolean; absence?: Absence }): ClusterNode {
  return { namespace: 'fleet-default', selector: 's', isUnmanaged: false, node: 'notYet', ...more };
}

const said = (nodes: ClusterNode[], total = nodes.length): [string | undefined, object | undefined][] => (
  clusterSummary(nodes, total).map(({ key, args }) => [key.split('.').at(-1), args]));

describe('clusterSummary', () => {
  const [managed, unmanaged, waiting] = [node({}), node({ isUnmanaged: true }), node({ absence: 'waiting' })] as const;

  it('says that none is unmanaged where all are known, or are still to come', () => {
    expect(said([managed, waiting])).toStrictEqual([['unmanaged', { count: 0, others: 0 }]]);
  });

  it('says what being unmanaged means', () => {
    expect(said([managed, unmanaged, unmanaged])).toStrictEqual([['unmanaged', { count: 2, others: 0 }], ['cannot', undefined]]);
  });

  it('doesn\'t count as managed what is gone, may not be read, or wasn\'t', () => {
    const nodes = [managed, node({ absence: 'gone' }), node({ absence: 'gone' }), node({ absence: 'forbidden' })];

    expect(said(nodes, 9)).toStrictEqual([['unmanaged', { count: 0, others: 8 }], ['gone', { count: 2 }], ['hidden', { count: 1 }]]);
  });
});
