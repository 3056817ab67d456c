import type { BundledModule } from './bundled-packages';

/** What is loaded with the dashboard, before anybody opens the extension. */
export interface Budget {
  /** Of the main file, gzipped: bytes, as measured when the budget was last agreed on. */
  mainGzipBytes: number;
}

/** No main file may be larger, whatever was agreed on: bytes, gzipped. */
export const LARGEST_MAIN = 300_000;

const GROWTH = 1.05;

/** What is wrong with the size of the main file, as a sentence with the next step; undefined if nothing is. */
export function overBudget(mainGzipBytes: number, budget: Budget): string | undefined {
  if (mainGzipBytes > LARGEST_MAIN) {
    return `The main file has ${ mainGzipBytes } bytes, gzipped; ${ LARGEST_MAIN } are allowed. Load when needed what isn't needed at the start.`;
  }
  if (mainGzipBytes > budget.mainGzipBytes * GROWTH) {
    return `The main file grew from ${ budget.mainGzipBytes } to ${ mainGzipBytes } bytes, gzipped, by more than 5 %. Load when needed what isn't needed at `
      + 'the start (the largest packages are above); if all is, agree on a new budget: npm run size -- --agree';
  }

  return undefined;
}

/** How much of a file each package is, before minification: the largest first. Our own modules are one package. */
export function sizesByPackage(modules: BundledModule[], file: string): [name: string, bytes: number][] {
  const sizes = new Map<string, number>();

  for (const { resource, size } of modules.filter(({ files }) => files.includes(file))) {
    const [, name = 'this extension'] = /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(resource) ?? [];

    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }

  return [...sizes].sort(([, a], [, b]) => b - a);
}
