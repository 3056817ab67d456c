import { dateTimeFormat } from '@shell/utils/time';
import { useShellStore } from '../shell/store';

/** For setup functions: writes a time (milliseconds since 1970) as the user prefers it. */
export function useDateTime(): (time: number) => string {
  const store = useShellStore();

  return (time) => dateTimeFormat(new Date(time).toISOString(), store);
}
