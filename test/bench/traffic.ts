import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';

const POLL_MS = 100;

/** What a page and the server had to say to each other since the last look. */
export interface Exchange {
  /** Requests to Rancher's APIs: whatever isn't a file of the dashboard or of an extension. */
  requests: number;
  /** What came over the wire in answer to them, headers included, and in WebSockets. */
  bytes: number;
}

/** Counts what a page asks of Rancher, as the browser's network panel does. */
export class Traffic {
  private readonly underWay = new Set<string>();
  private lastActivity = Date.now();
  private exchange: Exchange = nothing();

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (isApi(new URL(request.url).pathname)) {
        this.underWay.add(requestId);
        this.lastActivity = Date.now();
        this.exchange.requests += 1;
      }
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.ended(requestId, encodedDataLength);
    });
    session.on('Network.loadingFailed', ({ requestId }) => {
      this.ended(requestId, 0);
    });
    session.on('Network.webSocketFrameReceived', ({ response }) => {
      this.exchange.bytes += Buffer.byteLength(response.payloadData);
    });
  }

  static async of(session: CDPSession): Promise<Traffic> {
    await session.send('Network.enable');

    return new Traffic(session);
  }

  /** Resolves when nothing was asked for this long, or when the deadline has come: a list that is kept busy is never quiet. */
  async quiet(milliseconds: number, deadlineMs: number): Promise<void> {
    const deadline = Date.now() + deadlineMs;

    while ((this.underWay.size || Date.now() - this.lastActivity < milliseconds) && Date.now() < deadline) {
      await wait(POLL_MS);
    }
  }

  /** What was exchanged since the last call. */
  take(): Exchange {
    const { exchange } = this;

    this.exchange = nothing();

    return exchange;
  }

  private ended(requestId: string, bytes: number): void {
    if (this.underWay.delete(requestId)) {
      this.lastActivity = Date.now();
      this.exchange.bytes += bytes;
    }
  }
}

function nothing(): Exchange {
  return { requests: 0, bytes: 0 };
}

/** Extensions' files come from below `/v1/uiplugins/`. */
function isApi(pathname: string): boolean {
  return /^\/(v1|v3|v1-|k8s|api|apis|version|rancherversion)/.test(pathname) && !/^\/v1\/uiplugins\/.+/.test(pathname);
}
