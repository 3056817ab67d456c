/** A file as it is to be on a host. */
export interface HostFile {
  /** Absolute. */
  path: string;
  /** Permissions in octal, e.g. `0600`. */
  mode: string;
  content: string;
}

/** Where the client's configuration and its state are, unless somebody wants them elsewhere (recordings 03-register). */
export const CONFIGURATION_PATH = '/etc/elemental/config.yaml';
export const STATE_PATH = '/etc/elemental/state.yaml';

/** Where the client looks for its state unless it is told, as on a host that Elemental installed (recording 03-register/again). */
export const MANAGED_STATE_PATH = '/oem/registration/state.yaml';

/** A path that can't be used on a host. */
export class InvalidPathError extends Error {
  constructor(readonly path: string) {
    super(`not an absolute path of a file, without control characters, "." and "..": ${ JSON.stringify(path) }`);
    this.name = 'InvalidPathError';
  }
}

/** Segments that are neither empty nor `.` nor `..`: each file has one path, and none starts with a dash. */
const ABSOLUTE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/;
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * The same path, once it is known to be one.
 *
 * @throws InvalidPathError where it is relative, not of a file, or hides characters from whoever reads it
 */
export function filePath(path: string): string {
  if (!ABSOLUTE_PATH.test(path) || INVISIBLE.test(path)) {
    throw new InvalidPathError(path);
  }

  return path;
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
