import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue';
import { condition } from '../domain/conditions';
import { planReport, type PlanReport } from '../domain/inventory/plan';
import { unpackedOutput, type CommandOutput } from '../domain/inventory/plan-output';
import { failedReading, type Reading } from '../domain/reading';
import { errorText } from '../shell/error';
import { useShellStore } from '../shell/store';
import { SECRET, type MachineInventory, type PlanSecret } from '../types';

/** What the plan Secret says. */
export interface PlanOfMachine {
  report: PlanReport;
  /** What the agent's commands said; undefined where the agent kept something that can't be unpacked. */
  output?: CommandOutput[];
}

export interface PlanReader {
  /** Undefined while nobody has asked for the plan. */
  plan: ShallowRef<Reading<PlanOfMachine> | undefined>;
  /** Reads the Secret, and from then on whenever the machine's object says that something became of it. */
  open: () => Promise<void>;
  /** Reads it again. */
  read: () => Promise<void>;
}

/**
 * For setup functions of a machine's page: reads the machine's plan. It is a Secret that may hold the token of a cluster, so it
 * is read when somebody asks for it, and never kept in the shell's store.
 */
export function usePlanSecret(machine: () => MachineInventory): PlanReader {
  const { getters, dispatch } = useShellStore();
  const plan: PlanReader['plan'] = shallowRef();
  let asked = 0;

  async function find(): Promise<Reading<PlanOfMachine>> {
    const { metadata, status } = machine();
    const name = status?.plan?.secretRef?.name;

    if (!getters['management/schemaFor'](SECRET)) {
      return { state: 'forbidden' };
    }
    if (name === undefined) {
      return { state: 'missing' };
    }
    try {
      const id = `${ metadata?.namespace ?? '' }/${ name }`;
      const opt = { force: true, transient: true, watch: false, redirectUnauthorized: false };
      const report = planReport(await dispatch('management/find', { type: SECRET, id, opt }) as PlanSecret);

      return { state: 'read', object: { report, output: report.packedOutput ? await unpackedOutput(report.packedOutput) : [] } };
    } catch (error) {
      return failedReading(error, errorText(error));
    }
  }

  async function read(): Promise<void> {
    const mine = ++asked;

    plan.value ??= { state: 'reading' };
    const found = await find();

    if (mine === asked) {
      plan.value = found;
    }
  }

  watch(() => planMarks(machine()), async () => {
    if (plan.value) {
      await read();
    }
  });
  onBeforeUnmount(() => {
    asked++;
  });

  return {
    plan,
    read,
    open: async () => {
      if (!plan.value) {
        await read();
      }
    },
  };
}

/** What changes in the machine's object when its plan does, or what became of it. */
function planMarks(machine: MachineInventory): string {
  const { checksum, state, secretRef } = machine.status?.plan ?? {};
  const ready = condition(machine, 'Ready');

  return JSON.stringify([checksum, state, secretRef?.name, ready?.status, ready?.reason, machine.metadata?.deletionTimestamp]);
}
