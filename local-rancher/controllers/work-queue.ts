/** When to look at a key again; undefined: when something happens to it. */
export type Outcome = { retry: 'with backoff' } | { afterMs: number } | undefined;

/** How long a key that keeps failing waits: `firstMs`, then twice as long each time, up to `maxMs`. */
export interface Backoff {
  firstMs: number;
  maxMs: number;
}

/**
 * What controller-runtime does by default and so does the operator: recovery after about 25 s (recording `_token-changes.yaml`)
 * or 10 minutes (`no-server-url-setting.after-10min.yaml`) is this series of waits.
 */
export const OPERATOR_BACKOFF: Backoff = { firstMs: 5, maxMs: 1_000_000 };

export interface WorkQueueOptions {
  work: (key: string) => Promise<Outcome>;
  /** A failure of `work`; the key is tried again with backoff. */
  onError: (key: string, error: unknown) => void;
  /** How many keys are worked on at a time. */
  parallel: number;
  backoff: Backoff;
}

/**
 * Keys to work on, like client-go's rate-limited work queue: a key that waits is there once, a key that is worked on is
 * not started a second time but afterwards again, and a key whose work fails waits longer each time.
 */
export class WorkQueue {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly failures = new Map<string, number>();
  private state: 'filling' | 'working' | 'stopped' = 'filling';

  constructor(private readonly options: WorkQueueOptions) {}

  /** Begins to work; until then keys are only collected. */
  start(): void {
    if (this.state === 'filling') {
      this.state = 'working';
      this.startNext();
    }
  }

  /** Works on the key as soon as there is room. */
  add(key: string): void {
    if (this.state !== 'stopped') {
      this.waiting.add(key);
      this.startNext();
    }
  }

  /** Starts nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.state = 'stopped';
    this.waiting.clear();
    this.timers.forEach((timer) => {
      clearTimeout(timer);
    });
    this.timers.clear();
    await Promise.all(this.running.values());
  }

  private startNext(): void {
    for (const key of this.waiting) {
      if (this.state !== 'working' || this.running.size >= this.options.parallel) {
        return;
      }
      if (!this.running.has(key)) {
        this.waiting.delete(key);
        this.running.set(key, this.run(key));
      }
    }
  }

  private async run(key: string): Promise<void> {
    const outcome = await this.workOn(key);

    this.running.delete(key);
    if (this.state === 'working') {
      this.schedule(key, outcome);
      this.startNext();
    }
  }

  private async workOn(key: string): Promise<Outcome> {
    try {
      return await this.options.work(key);
    } catch (error) {
      this.options.onError(key, error);

      return { retry: 'with backoff' };
    }
  }

  private schedule(key: string, outcome: Outcome): void {
    if (outcome && 'retry' in outcome) {
      this.addAfter(key, this.nextWait(key));
    } else {
      this.failures.delete(key);
      if (outcome) {
        this.addAfter(key, outcome.afterMs);
      }
    }
  }

  private nextWait(key: string): number {
    const { firstMs, maxMs } = this.options.backoff;
    const failures = this.failures.get(key) ?? 0;

    this.failures.set(key, failures + 1);

    return Math.min(firstMs * 2 ** failures, maxMs);
  }

  private addAfter(key: string, ms: number): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      this.add(key);
    }, ms));
  }
}
