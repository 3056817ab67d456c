import { addCounts, mayHaveUnlabelled, UNLABELLED_SELECTOR, type MachineCount } from '../domain/registration/counted-machines';
import { machinesSelector } from '../domain/registration/machines';
import { registrationRef } from '../domain/registration/reference';
import { findPage, type Page, type PageQuery } from '../shell/page';
import { useShellStore, type ShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory, type MachineRegistration } from '../types';

/** So that a page's names, for which other objects are looked up, fit into an address. */
const PAGE_SIZE = 100;

export interface RegistrationMachines {
  /** False where the user's role gives no right to read machines: nothing below works then. */
  mayRead: boolean;
  /** Asks the server how many there are; rejects as it does. */
  count: () => Promise<MachineCount>;
  /** The machines page by page, by name, until so many were read; rejects as the server does. */
  pages: (atMost: number) => AsyncGenerator<MachineInventory[], void>;
}

/** For setup functions: see {@link registrationMachines}. */
export function useRegistrationMachines(registrations: MachineRegistration[]): RegistrationMachines {
  return registrationMachines(useShellStore(), registrations);
}

/**
 * The machines that came through registrations, as far as our label tells. The server counts and filters; no more than a page
 * is asked for at a time.
 */
export function registrationMachines(store: ShellStore, registrations: MachineRegistration[]): RegistrationMachines {
  const groups = [...new Set(registrations.map(({ metadata }) => metadata?.namespace))].map((namespace) => {
    const members = registrations.filter(({ metadata }) => metadata?.namespace === namespace);

    return { namespace, members, labelSelector: { matchExpressions: machinesSelector(members.map(registrationRef)) } };
  });

  const find = (query: PageQuery): Promise<Page<MachineInventory>> => findPage(store, INVENTORY, query);

  async function countGroup({ namespace, members, labelSelector }: typeof groups[number]): Promise<MachineCount> {
    // one after the other: hosts that put pages into their store have room for one
    const labelled = await find({ namespace, labelSelector, pageSize: 1 });
    const unlabelled = await find({ namespace, labelSelector: UNLABELLED_SELECTOR, pageSize: 1, newestFirst: true });
    const isUnsure = members.some((member) => mayHaveUnlabelled(member, unlabelled.items[0]));

    return { labelled: labelled.total, unlabelled: isUnsure ? unlabelled.total : 0 };
  }

  async function count(): Promise<MachineCount> {
    let sum: MachineCount = { labelled: 0, unlabelled: 0 };

    for (const group of groups) {
      sum = addCounts(sum, await countGroup(group));
    }

    return sum;
  }

  async function* pages(atMost: number): AsyncGenerator<MachineInventory[], void> {
    let read = 0;

    for (const { namespace, labelSelector } of groups) {
      for (let page = 1, total = Infinity; read < atMost && (page - 1) * PAGE_SIZE < total; page++) {
        const found = await find({ namespace, labelSelector, page, pageSize: PAGE_SIZE });

        total = found.total;
        read += found.items.length;
        yield found.items;
      }
    }
  }

  return { mayRead: !!store.getters['management/schemaFor'](INVENTORY), count, pages };
}
