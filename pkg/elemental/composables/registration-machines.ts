import { labelsEveryMachine, machinesSelector, UNLABELLED_SELECTOR, type MachineCount } from '../domain/registration/machines';
import { findPage } from '../shell/page';
import { useShellStore } from '../shell/store';
import { INVENTORY, type LabelSelector, type MachineInventory, type MachineRegistration } from '../types';

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

/**
 * For setup functions: the machines that came through registrations, as far as our label tells. The server counts and
 * filters; no more than a page is asked for at a time.
 */
export function useRegistrationMachines(registrations: MachineRegistration[]): RegistrationMachines {
  const store = useShellStore();
  const groups = [...new Set(registrations.map(({ metadata }) => metadata?.namespace))].map((namespace) => {
    const members = registrations.filter(({ metadata }) => metadata?.namespace === namespace);

    return { namespace, members, labelSelector: machinesSelector(members) };
  });

  async function total(namespace: string | undefined, labelSelector: LabelSelector): Promise<number> {
    return (await findPage<MachineInventory>(store, INVENTORY, { namespace, labelSelector, pageSize: 1 })).total;
  }

  async function count(): Promise<MachineCount> {
    const counts = await Promise.all(groups.map(async ({ namespace, members, labelSelector }) => Promise.all([
      total(namespace, labelSelector),
      members.every(labelsEveryMachine) ? 0 : total(namespace, UNLABELLED_SELECTOR),
    ])));

    return {
      labelled: counts.reduce((sum, [labelled]) => sum + labelled, 0),
      unlabelled: counts.reduce((sum, [, unlabelled]) => sum + unlabelled, 0),
    };
  }

  async function* pages(atMost: number): AsyncGenerator<MachineInventory[], void> {
    let read = 0;

    for (const { namespace, labelSelector } of groups) {
      for (let page = 1, total = Infinity; read < atMost && (page - 1) * PAGE_SIZE < total; page++) {
        const found = await findPage<MachineInventory>(store, INVENTORY, { namespace, labelSelector, page, pageSize: PAGE_SIZE });

        total = found.total;
        read += found.items.length;
        yield found.items;
      }
    }
  }

  return { mayRead: !!store.getters['management/schemaFor'](INVENTORY), count, pages };
}
