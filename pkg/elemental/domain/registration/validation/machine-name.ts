import { isSubdomain } from '../../kubernetes/names';
import { textAt, type Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { machineName } from '../../templates/sanitize';
import { variablesOf } from '../../templates/syntax';
import type { Rule } from './rule';
import { EXAMPLE, isAnswered, sampleOf, templateProblems, type TemplateOptions } from './templates';

const NAME = ['spec', 'machineName'] as const;

/** An unanswered variable makes the name `m-<uuid>`; a malformed Random ends the registration without a word (recording 09-templates/names). */
const OPTIONS: TemplateOptions = {
  syntaxSeverity: 'error',
  sentences: {
    unclosed: 'elemental.registration.problem.machineName.unclosed',
    malformedRandom: 'elemental.registration.problem.machineName.malformedRandom',
    unknownVariable: 'elemental.registration.problem.machineName.unknownVariable',
    needsSmbios: 'elemental.registration.problem.machineName.needsSmbios',
  },
};

/** The name that machines get; none means `m-<uuid>`. */
export const machineNameProblems: Rule = (registration) => {
  const template = textAt(registration, NAME);

  if (!template) {
    return [];
  }
  const problems = templateProblems(registration, NAME, template, OPTIONS);
  const isBroken = problems.some(({ severity }) => severity === 'error');

  return isBroken || !isAnswered(registration, template) ? problems : [...problems, ...resultProblems(NAME, template)];
};

function resultProblems(path: Path, template: string): Problem[] {
  const result = machineName(sampleOf(template)).value;
  const isConstant = !variablesOf(template).length;

  if (!result) {
    return [errorAt(path, 'elemental.registration.problem.machineName.empty', { name: template })];
  }
  if (!isSubdomain(result)) {
    return [errorAt(path, 'elemental.registration.problem.machineName.invalid', { name: template, result })];
  }

  return isConstant ? [warningAt(path, 'elemental.registration.problem.machineName.constant', { result, example: EXAMPLE })] : [];
}
