import { isLabelValue } from '../../kubernetes/names';
import { textEntriesAt, type Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { labelValue } from '../../templates/sanitize';
import { variablesOf } from '../../templates/syntax';
import { LABELS } from './paths';
import type { Rule } from './rule';
import { isAnswered, sampleOf, templateProblems, type TemplateOptions } from './templates';

/** A label whose template can't be rendered is left out, and the machine registers all the same (recording 09-templates/labels-and-annotations). */
const OPTIONS: TemplateOptions = {
  syntaxSeverity: 'warning',
  sentences: {
    unclosed: 'elemental.registration.problem.label.unclosed',
    malformedRandom: 'elemental.registration.problem.label.malformedRandom',
    unknownVariable: 'elemental.registration.problem.label.unknownVariable',
    needsSmbios: 'elemental.registration.problem.label.needsSmbios',
  },
};

/** Values of the labels that machines get. */
export const labelProblems: Rule = (registration) => textEntriesAt(registration, LABELS).flatMap(([key, template]) => {
  const path = [...LABELS, key];

  return [
    ...templateProblems(registration, path, template, OPTIONS),
    ...isAnswered(registration, template) ? valueProblems(path, template) : [],
  ];
});

/** What becomes of a value on its way to the machine; the cut at the 58th character may leave what no label may end with. */
function valueProblems(path: Path, template: string): Problem[] {
  const result = labelValue(sampleOf(template)).value;

  if (!isLabelValue(result)) {
    return [errorAt(path, 'elemental.registration.problem.label.badCut', { value: template })];
  }
  if (variablesOf(template).length || result === template) {
    return [];
  }

  return [result
    ? warningAt(path, 'elemental.registration.problem.label.changed', { value: template, result })
    : warningAt(path, 'elemental.registration.problem.label.emptied', { value: template })];
}
