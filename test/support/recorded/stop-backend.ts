import { rm } from 'node:fs/promises';
import { takeTestBackend } from './backend-process';

/** jest's global tear-down for `RECORDED=1 npx jest`: stops the backend of the set-up and removes its data. */
export default async function stopTestBackend(): Promise<void> {
  const testBackend = takeTestBackend();

  if (testBackend) {
    await testBackend.backend.stop();
    await rm(testBackend.dataDir, { recursive: true });
  }
}
