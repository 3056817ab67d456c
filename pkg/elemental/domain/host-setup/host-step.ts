import type { Message } from '../message';

/** Something that is to be done on a host. */
export interface HostStep<N extends string = string> {
  name: N;
  message: Message;
  /** For a root shell on the host; absent where there is none that fits every host. */
  command?: string;
}
