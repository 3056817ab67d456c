/** Where to look for the cause; also the order in which troubles are listed, the way that a registration goes. */
export const TROUBLE_AREAS = ['configuration', 'identity', 'connection', 'rancher', 'agent', 'silent'] as const;
export type TroubleArea = typeof TROUBLE_AREAS[number];

/** Something to type. On `rancher` means wherever kubectl reaches the cluster that Rancher runs on. */
export interface TroubleCommand {
  text: string;
  on: 'host' | 'rancher';
}

/** A reason why a host doesn't show up as it should. Texts are translation keys. */
export interface HostTrouble {
  id: string;
  area: TroubleArea;
  /** Only hosts that are to get Kubernetes can have it: it is about the system agent. */
  mode?: 'kubernetes';
  /** What the program prints, in its own words and with sample values; absent where nothing is printed. */
  message?: string;
  /** What a line of a log has that tells of this trouble. Each is linear: no repetition within a repetition. */
  patterns: readonly RegExp[];
  /** What is wrong, in a few words. */
  title: string;
  cause: string;
  cure: string;
  command?: TroubleCommand;
}

/** What tells one trouble from another; the rest follows from its name and area. */
export type TroubleFacts = Pick<HostTrouble, 'id' | 'message' | 'command'> & Partial<Pick<HostTrouble, 'patterns'>>;

/** The troubles of an area, with the keys of their sentences. */
export function troublesOf(area: TroubleArea, facts: TroubleFacts[], mode?: HostTrouble['mode']): HostTrouble[] {
  return facts.map((one) => {
    const key = `elemental.hostTrouble.trouble.${ one.id }`;

    return { patterns: [], ...one, area, mode, title: `${ key }.title`, cause: `${ key }.cause`, cure: `${ key }.cure` };
  });
}

/** The operator's log (SUSE Edge documentation, Troubleshooting). */
export const OPERATOR_LOG: TroubleCommand = {
  text: 'kubectl logs -n cattle-elemental-system -l app=elemental-operator --tail=200', on: 'rancher',
};
