import type { Locator, Page } from '@playwright/test';

/** The page of one registration endpoint. */
export class RegistrationPage {
  constructor(readonly page: Page) {}

  /** The registration URL, shown as its owner would: by asking for it. */
  async revealUrl(): Promise<string> {
    const section = this.page.getByRole('region', { name: 'Registration URL' });

    await section.getByRole('button', { name: 'Show' }).click();

    return section.getByRole('code').innerText();
  }

  get url(): Locator {
    return this.page.getByRole('region', { name: 'Registration URL' }).getByRole('code');
  }
}

/** The page of one machine. */
export class MachinePage {
  constructor(readonly page: Page) {}

  async open(name: string): Promise<void> {
    await this.page.goto(`c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/${ name }`);
  }

  /** Its name and its state. */
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** What the host said under this label, e.g. "Operating system". */
  fact(label: string): Locator {
    return this.page.getByRole('region', { name: 'Host' }).getByRole('definition').and(this.definition(label));
  }

  /** What the machine does now. */
  get now(): Locator {
    return this.page.getByRole('region', { name: 'Now', exact: true });
  }

  /** What stands there under this label, e.g. "Waits for". */
  nowFact(label: string): Locator {
    return this.now.getByRole('definition').and(this.definition(label));
  }

  /** How one that was deleted gets to go. */
  get waiting(): Locator {
    return this.now.getByRole('region', { name: 'How it gets to go' });
  }

  /** One thing that Elemental can or can't do with it, or several with one answer, e.g. "Kubernetes provisioning". */
  capability(name: string): Locator {
    return this.page.getByRole('region', { name: 'What Elemental can do with this machine' }).getByRole('listitem')
      .filter({ has: this.page.getByRole('strong').filter({ hasText: name }) });
  }

  /** Something that happened to it, e.g. "An agent connected". */
  event(what: string): Locator {
    return this.page.getByRole('list', { name: 'Story' }).getByRole('listitem').filter({ hasText: what });
  }

  /** The way from its registration to its node. */
  get path(): Locator {
    return this.page.getByRole('region', { name: 'Where it comes from, where it went' });
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** A row of its annotations, with where it comes from. */
  annotation(key: string): Locator {
    return this.page.getByRole('region', { name: 'Annotations' }).getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: key, exact: true }) });
  }

  /** What its agent is told to do. */
  get plan(): Locator {
    return this.page.getByRole('region', { name: 'Plan', exact: true });
  }

  /** What stands there under this label, e.g. "Outcome". */
  planFact(label: string): Locator {
    return this.plan.getByRole('definition').and(this.definition(label));
  }

  /** Whether an agent has come while somebody read how to install one. */
  get agentNews(): Locator {
    return this.page.getByRole('region', { name: 'Install the agent' }).getByRole('status').filter({ hasText: /connected/ });
  }

  /** What is there instead once it was deleted. */
  get gone(): Locator {
    return this.page.getByRole('alert');
  }

  private definition(label: string): Locator {
    return this.page.locator(`dt:text-is("${ label }") + dd`);
  }
}
