/** Lines of Go's klog as the real `elemental-register` writes them; the number is the line of its log.go that each comes from. */
export interface ClientLog {
  /** `Infof` */
  info: (message: string) => void;
  /** `Info` */
  plain: (message: string) => void;
  /** Only with `--debug`. */
  debug: (message: string) => void;
  /** Only with `--debug`; another of the real client's functions. */
  debugLine: (message: string) => void;
  /** Switches on what is only written with `--debug`. */
  enableDebug: () => void;
  warning: (message: string) => void;
  /** The two lines with which the real client ends; the list of its flags, which it writes between them, is left out. */
  fatal: (message: string) => void;
}

/** `write` gets each line without its line break. */
export function clientLog(write: (line: string) => void, now: () => Date = () => new Date()): ClientLog {
  let isDebug = false;
  const line = (level: 'I' | 'W' | 'F', source: number, message: string): void => {
    write(`${ level }${ klogTime(now()) } ${ String(process.pid).padStart(7) } log.go:${ source }] ${ message }`);
  };
  const debug = (source: number) => (message: string): void => {
    if (isDebug) {
      line('I', source, message);
    }
  };

  return {
    info: (message) => {
      line('I', 42, message);
    },
    plain: (message) => {
      line('I', 46, message);
    },
    debug: debug(50),
    debugLine: debug(58),
    enableDebug: () => {
      isDebug = true;
      line('I', 38, 'Debug logs enabled');
    },
    warning: (message) => {
      line('W', 66, message);
    },
    fatal: (message) => {
      write(`Error: ${ message }`);
      line('F', 82, `FATAL: ${ message }`);
    },
  };
}

/** `1122 11:08:17.498000`: month and day, and the time to the microsecond, of which we know the milliseconds. */
function klogTime(moment: Date): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(.*)Z$/.exec(moment.toISOString()) ?? [];

  return `${ month ?? '' }${ day ?? '' } ${ time ?? '' }000`;
}
