import type { RunningBackend } from '../../../local-rancher/backend';

/** What jest's global set-up leaves for its global tear-down, which runs in the same process. */
export interface TestBackend {
  backend: RunningBackend;
  dataDir: string;
}

const holder = globalThis as { testBackend?: TestBackend };

export function keepTestBackend(testBackend: TestBackend): void {
  holder.testBackend = testBackend;
}

export function takeTestBackend(): TestBackend | undefined {
  const { testBackend } = holder;

  delete holder.testBackend;

  return testBackend;
}
