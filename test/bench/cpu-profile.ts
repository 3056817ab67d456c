/** A CPU profile, as the DevTools protocol has it: the call tree, and the node that was on top at each sample. */
interface CpuProfile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  /** Microseconds since the sample before. */
  timeDeltas?: number[];
}

/**
 * Milliseconds in which a function of a file was on the stack, whatever it had called.
 *
 * @param file what the file's address contains
 */
export function timeOf({ nodes, samples = [], timeDeltas = [] }: CpuProfile, file: string): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<number>();
  const visit = (id: number, isBelow: boolean): void => {
    const node = byId.get(id);
    const isFound = isBelow || !!node?.callFrame.url.includes(file);

    if (isFound) {
      found.add(id);
    }
    node?.children?.forEach((child) => {
      visit(child, isFound);
    });
  };

  // the first node is the root
  visit(nodes[0]?.id ?? 0, false);

  return samples.reduce((total, id, index) => found.has(id) ? total + (timeDeltas[index] ?? 0) : total, 0) / 1000;
}
