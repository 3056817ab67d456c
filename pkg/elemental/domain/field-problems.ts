import type { Path } from './path';
import type { Problem } from './problem';

/** What is wrong with a resource, at a field of its form; undefined for what the form has no field for. */
export interface FieldedProblem<F extends string> extends Problem {
  field: F | undefined;
}

/** @param fieldAt the field that shows what stands at a path of the resource */
export function withFields<F extends string>(problems: readonly Problem[], fieldAt: (path: Path) => F | undefined): FieldedProblem<F>[] {
  return problems.map((problem) => ({ ...problem, field: fieldAt(problem.path) }));
}

/** The problems at each field that has any, in their order. */
export function byField<F extends string>(problems: readonly FieldedProblem<F>[]): Partial<Record<F, FieldedProblem<F>[]>> {
  const groups: Partial<Record<F, FieldedProblem<F>[]>> = {};

  for (const problem of problems) {
    if (problem.field) {
      (groups[problem.field] ??= []).push(problem);
    }
  }

  return groups;
}
