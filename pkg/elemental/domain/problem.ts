import type { Message } from './message';
import type { Path } from './path';

/** Something that is wrong with a resource, at the field where a person can mend it. */
export interface Problem {
  /** The field in the resource, also where it isn't set. */
  path: Path;
  /** An error keeps the resource from being saved; a warning says what will follow if it is. */
  severity: 'error' | 'warning';
  message: Message;
}

type Arguments = Message['args'];

/** @param key of the sentence */
export function errorAt(path: Path, key: string, args?: Arguments): Problem {
  return problem('error', path, key, args);
}

/** @param key of the sentence */
export function warningAt(path: Path, key: string, args?: Arguments): Problem {
  return problem('warning', path, key, args);
}

function problem(severity: Problem['severity'], path: Path, key: string, args?: Arguments): Problem {
  return { path, severity, message: args ? { key, args } : { key } };
}
