import { isSetAt, type Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isUnclosed, kindOf, variablesOf, withVariables, type TemplateVariable } from '../../templates/syntax';
import { IDENTITY } from './paths';

/** What each mistake in a template leads to, as keys of sentences; that differs between the name, labels and annotations. */
export interface TemplateSentences {
  unclosed: string;
  malformedRandom: string;
  unknownVariable: string;
  /** The host is told to send nothing of its hardware. */
  needsSmbios: string;
}

/** Mistakes in the syntax keep a machine name from being saved: they let no machine, or only one, register. */
export interface TemplateOptions {
  sentences: TemplateSentences;
  syntaxSeverity: Problem['severity'];
}

/** An example of a variable for sentences about their syntax. */
export const EXAMPLE = '${Random/Hex/6}';

/** Longer than the operator lets a label value or a name be. */
const LONG = '0'.repeat(58);

/** What is wrong with the variables of a template. */
export function templateProblems(registration: unknown, path: Path, template: string, { sentences, syntaxSeverity }: TemplateOptions): Problem[] {
  const at = syntaxSeverity === 'error' ? errorAt : warningAt;
  const problems = variablesOf(template).flatMap((variable) => {
    const args = { variable: variable.text };

    switch (kindOf(variable)) {
      case 'malformedRandom':
        return [at(path, sentences.malformedRandom, args)];
      case 'unknown':
        return [warningAt(path, sentences.unknownVariable, args)];
      case 'hardware':
        return isWithoutSmbios(registration) ? [warningAt(path, sentences.needsSmbios, args)] : [];
      case 'random':
        return [];
    }
  });

  return isUnclosed(template) ? [...problems, at(path, sentences.unclosed, { example: EXAMPLE })] : problems;
}

/** True if every variable gets a value, as far as anybody can know before a host registers. */
export function isAnswered(registration: unknown, template: string): boolean {
  return variablesOf(template).every((variable) => {
    const kind = kindOf(variable);

    return kind === 'random' || (kind === 'hardware' && !isWithoutSmbios(registration));
  });
}

/**
 * The template with values that look like those of its variables. A value of unknown length is so long that all behind it
 * is cut off: what is wrong with the result is wrong on every host.
 */
export function sampleOf(template: string): string {
  return withVariables(template, sampleValue);
}

function sampleValue(variable: TemplateVariable): string {
  const { path: [family, kind, parameter] } = variable;

  if (family === 'Random' && kind === 'UUID') {
    return '00000000-0000-4000-8000-000000000000';
  }
  if (family === 'Random' && kind === 'Hex' && kindOf(variable) === 'random') {
    return '0'.repeat(Number(parameter));
  }

  // numbers below ten are one digit
  return family === 'Random' && kind === 'Int' && Number(parameter) <= 10 ? '0' : LONG;
}

function isWithoutSmbios(registration: unknown): boolean {
  return isSetAt(registration, [...IDENTITY, 'no-smbios']);
}
