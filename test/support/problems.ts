import type { Problem } from '../../pkg/elemental/domain/problem';

/** Problems as lines to compare: severity, path and the end of the sentence's key. */
export function lines(problems: Problem[]): string[] {
  return problems.map(({ severity, path, message }) => `${ severity } ${ path.join(' > ') }: ${ message.key.replace('elemental.registration.problem.', '') }`);
}
