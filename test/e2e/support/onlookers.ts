import { expect, type Browser, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import type { Login } from './fixtures';
import { Watch } from './watch';

type SignIn = (context: BrowserContext, login: Login, origin: string) => Promise<void>;

interface Onlooker {
  login: Login;
  watch: Watch;
  context: BrowserContext;
}

/** People who look at the same thing at the same time, each with a browser of their own. */
export class Onlookers {
  private readonly all: Onlooker[] = [];

  constructor(private readonly browser: Browser, private readonly origin: string, private readonly signIn: SignIn) {}

  /** An empty page of somebody who is signed in. Anything that goes wrong behind it fails the test. */
  async join(login: Login): Promise<Page> {
    const context = await this.browser.newContext();

    await this.signIn(context, login, this.origin);
    const page = await context.newPage();

    this.all.push({ login, context, watch: new Watch(page, this.origin) });

    return page;
  }

  /** Ends what they do, and says what went wrong. */
  async leave(testInfo: TestInfo): Promise<void> {
    for (const { login, context, watch } of this.all) {
      if (testInfo.status !== testInfo.expectedStatus || watch.unexpected().length) {
        watch.write(testInfo.outputPath(`console-${ login }.txt`));
      }
      await context.close();
    }
    expect(this.all.map(({ login, watch }) => [login, watch.unexpected()]), 'errors in the console and failed requests')
      .toEqual(this.all.map(({ login }) => [login, []]));
  }
}
