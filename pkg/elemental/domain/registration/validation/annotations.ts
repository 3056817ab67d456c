import { textEntriesAt } from '../../path';
import { warningAt } from '../../problem';
import { kindOf, variablesOf } from '../../templates/syntax';
import { ANNOTATIONS } from './paths';
import type { Rule } from './rule';
import { templateProblems, type TemplateOptions } from './templates';

/** What isn't rendered stays as it is written (recording 09-templates/labels-and-annotations). */
const OPTIONS: TemplateOptions = {
  syntaxSeverity: 'warning',
  sentences: {
    unclosed: 'elemental.registration.problem.annotation.unclosed',
    malformedRandom: 'elemental.registration.problem.annotation.malformedRandom',
    unknownVariable: 'elemental.registration.problem.annotation.unknownVariable',
    needsSmbios: 'elemental.registration.problem.annotation.needsSmbios',
  },
};

/**
 * Values of the annotations that machines get. `Random` stays as it is on a machine that registers for the first time. On one
 * that registers again and hasn't got the annotation yet it is rendered, and a malformed one fails the registration
 * (pkg/server/labeltmpl.go `updateInventoryAnnotations`).
 */
export const annotationProblems: Rule = (registration) => textEntriesAt(registration, ANNOTATIONS).flatMap(([key, template]) => {
  const path = [...ANNOTATIONS, key];
  const random = variablesOf(template).find((variable) => kindOf(variable) === 'random');

  return [
    ...templateProblems(registration, path, template, OPTIONS),
    ...random ? [warningAt(path, 'elemental.registration.problem.annotation.random', { variable: random.text })] : [],
  ];
});
