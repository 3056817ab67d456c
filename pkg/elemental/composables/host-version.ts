import { getVersionInfo } from '@shell/utils/version';
import { useShellStore } from '../shell/store';

/** The first Rancher whose detail pages leave the masthead to the page. */
const PAGES_WITH_MASTHEAD = [2, 13] as const;

/** True if a detail page draws the masthead itself; before Rancher 2.13 the shell has drawn one already. */
export function usePageDrawsMasthead(): boolean {
  const { fullVersion } = getVersionInfo(useShellStore()) as { fullVersion: string };

  return drawsMasthead(fullVersion);
}

/** The same for a version such as `v2.15.0` or `v2.13-head`; a version that doesn't say is taken for a new one. */
export function drawsMasthead(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];

  if (major === undefined || minor === undefined) {
    return true;
  }

  return Number(major) > PAGES_WITH_MASTHEAD[0] || (Number(major) === PAGES_WITH_MASTHEAD[0] && Number(minor) >= PAGES_WITH_MASTHEAD[1]);
}
