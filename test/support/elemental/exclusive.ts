import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until no other test file uses the API server of this kubeconfig with an operator, and keeps others from it until
 * the returned function is called: an operator looks after the whole server, and Rancher's settings are there once.
 */
export async function exclusiveUse(kubeconfig: string): Promise<() => void> {
  const lock = `${ kubeconfig }.in-use`;

  while (!take(lock)) {
    await pause(50);
  }

  return () => {
    fs.rmSync(lock);
  };
}

function take(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });

    return true;
  } catch {
    removeIfOrphaned(lock);

    return false;
  }
}

/** A process that was killed leaves its lock. */
function removeIfOrphaned(lock: string): void {
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    // no `instanceof Error`: Node's own errors come from outside jest's realm
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      fs.rmSync(lock, { force: true });
    }
  }
}
