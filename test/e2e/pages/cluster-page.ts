import type { Locator, Page } from '@playwright/test';

/** The page that Rancher has for a cluster, with our tab where the cluster has machines of Elemental. */
export class ClusterPage {
  constructor(readonly page: Page) {}

  async open(name: string, namespace = 'fleet-default'): Promise<void> {
    await this.page.goto(`c/_/manager/provisioning.cattle.io.cluster/${ namespace }/${ name }`);
  }

  /** Its name and its state. */
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** A tab of Rancher's own that each cluster has. */
  get eventsTab(): Locator {
    return this.page.getByRole('tab', { name: /^Recent Events/ });
  }

  /** A machine in Rancher's own list of them, by the name of its node. */
  poolRow(node: string): Locator {
    return this.page.getByRole('tabpanel', { name: /^Machine Pools/ }).getByRole('row').filter({ hasText: node });
  }

  get machinesTab(): Locator {
    return this.page.getByRole('tab', { name: 'Elemental machines' });
  }

  get machines(): Locator {
    return this.page.getByRole('region', { name: 'Elemental machines' });
  }

  get rows(): Locator {
    return this.machines.getByRole('row').filter({ has: this.page.getByRole('rowheader') });
  }

  machine(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** To its page; its node often has the same name. */
  machineLink(name: string): Locator {
    return this.machines.getByRole('rowheader').getByRole('link', { name, exact: true });
  }

  /** Unfolds what becomes of the machines when the cluster is deleted. */
  get removal(): Locator {
    return this.machines.getByText(/^What happens to its .* if this cluster is deleted$/);
  }

  /** The group in which a machine is named there. */
  removalOf(name: string): Locator {
    return this.machines.getByRole('region', { name: 'What happens to them' }).getByRole('listitem').filter({ hasText: name }).first();
  }
}
