import fs from 'node:fs';
import type { Page, Request, Response } from '@playwright/test';

/** What a page says of its health: every line of its console, and each request that failed. */
export class Watch {
  private readonly lines: string[] = [];
  private readonly problems: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page, private readonly origin: string) {
    page.on('console', (message) => {
      this.note(`console ${ message.type() }: ${ message.text() }`, message.type() === 'error');
    });
    page.on('pageerror', (error) => {
      this.note(`uncaught: ${ error.stack ?? error.message }`, true);
    });
    page.on('response', (response) => {
      this.response(response);
    });
    page.on('requestfailed', (request) => {
      this.failed(request);
    });
  }

  /** Makes problems that match one more pattern part of the test. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What went wrong and wasn't expected. */
  unexpected(): string[] {
    return this.problems.filter((problem) => ![...KNOWN, ...this.expected].some((pattern) => pattern.test(problem)));
  }

  write(file: string): void {
    fs.writeFileSync(file, `${ this.lines.join('\n') }\n`);
  }

  private note(line: string, isProblem: boolean): void {
    this.lines.push(line);
    if (isProblem) {
      this.problems.push(line);
    }
  }

  private response(response: Response): void {
    if (response.status() >= 400) {
      this.note(`${ response.status() } ${ response.request().method() } ${ this.path(response.url()) }`, true);
    }
  }

  private failed(request: Request): void {
    const reason = request.failure()?.errorText ?? '';

    // leaving a page aborts what it still asks for
    this.note(`${ reason } ${ request.method() } ${ this.path(request.url()) }`, reason !== 'net::ERR_ABORTED');
  }

  private path(url: string): string {
    return url.startsWith(this.origin) ? url.slice(this.origin.length) : url;
  }
}

/** What the shell and the API do in normal use, each with its reason. */
const KNOWN = [
  // after a live event the shell asks for a revision that steve's cache may not have yet, and asks again
  /^400 GET \/v1\/\S+[?&]revision=\d+/,
  // the browser's own line for any of the answers above
  /^console error: Failed to load resource: the server responded with a status of 400/,
  // the shell's useIsNewDetailPageEnabled looks for the store in a computed value, which finds none when its page was left meanwhile
  /reading 'getters'[^]*at getVersionInfo/,
];
