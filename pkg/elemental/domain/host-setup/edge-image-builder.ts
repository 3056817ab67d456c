import type { Connection } from './connection';
import type { HostFile } from './host-file';

/**
 * The file that Edge Image Builder takes, in its image configuration folder. Nothing else is needed: the image brings the packages and
 * registers by itself with `--install --no-toolkit`, **always with the system agent**, so it has no inventory-only mode.
 * The configuration stays on such a host, which registers again by itself after a reset.
 */
export function edgeImageBuilder({ configuration }: Connection): Pick<HostFile, 'path' | 'content'>[] {
  return [{ path: 'elemental/elemental_config.yaml', content: configuration.content }];
}
