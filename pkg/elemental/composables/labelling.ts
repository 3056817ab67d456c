import { shallowRef, type ShallowRef } from 'vue';
import { machineRef, type MachineRef } from '../domain/fleet/machine-ref';
import { labelsToAdd, UNMARKED_SELECTORS, type Origin } from '../domain/fleet/missing-marks';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { errorText } from '../shell/error';
import { useFleetScan, type FleetScan } from './fleet-scan';
import { changeMetadata } from './metadata-change';

/** What became of the machines that lacked labels. */
export interface LabellingResult {
  labelled: number;
  failed: number;
  /** The first of those that failed, with what the server said. */
  failures: { machine: MachineRef; detail: string }[];
}

export interface Labelling extends FleetScan {
  result: ShallowRef<LabellingResult>;
}

const PARALLEL = 6;
/** How many machines are begun with: when these are done, a person who wants to stop has stopped. */
const AT_ONCE = 60;
const MOST_FAILURES = 100;
const NOTHING: LabellingResult = { labelled: 0, failed: 0, failures: [] };

/**
 * For setup functions: gives our labels to machines that lack them, as far as they say themselves or the person knows what the
 * labels have to be. Stopped, it goes on from there; started again, it finds what is left.
 */
export function useLabelling(origin: () => Origin | undefined): Labelling {
  const result = shallowRef(NOTHING);

  async function label(machine: MachineInventoryModel): Promise<void> {
    const labels = labelsToAdd(machine, origin());

    if (!Object.keys(labels).length) {
      return;
    }
    try {
      await changeMetadata(machine, { labels: { set: labels, remove: [] } });
      result.value = { ...result.value, labelled: result.value.labelled + 1 };
    } catch (error) {
      result.value = withFailure(result.value, machineRef(machine), errorText(error));
    }
  }

  const scan = useFleetScan({
    atOnce: AT_ONCE,
    selectors: () => UNMARKED_SELECTORS,
    begin: () => {
      result.value = NOTHING;
    },
    page: async (machines) => {
      const waiting = [...machines];
      const work = async (): Promise<void> => {
        for (let machine = waiting.shift(); machine; machine = waiting.shift()) {
          await label(machine);
        }
      };

      await Promise.all(Array.from({ length: PARALLEL }, work));

      return false;
    },
  });

  return { ...scan, result };
}

function withFailure({ labelled, failed, failures }: LabellingResult, machine: MachineRef, detail: string): LabellingResult {
  return { labelled, failed: failed + 1, failures: [...failures, { machine, detail }].slice(0, MOST_FAILURES) };
}
