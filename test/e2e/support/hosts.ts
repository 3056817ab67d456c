import path from 'node:path';
import {
  Machine, registerHost, runAgent, type Agent, type MachineOptions, type RegisterOptions, type RegisterResult,
} from '../../../local-rancher/host';

type Flags = Omit<RegisterOptions, 'root' | 'from' | 'machine'>;

/** The simulated hosts of a test. */
export class Hosts {
  private readonly agents: Agent[] = [];

  constructor(private readonly folder: string) {}

  /** Registers a host with the URL that the page shows, as its owner would. */
  async register(name: string, url: string, flags: Flags = {}, machine: MachineOptions = {}): Promise<RegisterResult> {
    return registerHost({ root: this.root(name), from: { url }, machine: { hasTpm: true, ...machine }, ...flags });
  }

  /**
   * Runs the agent of a host that registered with `install`.
   *
   * @param mustFail whether it fails to apply plans
   */
  startAgent(name: string, mustFail = false): Agent {
    const agent = runAgent({ machine: this.machine(name), mustFail });

    this.agents.push(agent);

    return agent;
  }

  stop(): void {
    this.agents.forEach((agent) => {
      agent.stop();
    });
  }

  /** The host's files. */
  machine(name: string): Machine {
    return new Machine(this.root(name));
  }

  private root(name: string): string {
    return path.join(this.folder, name);
  }
}
