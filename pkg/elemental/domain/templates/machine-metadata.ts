import { labelValue, machineName, type Sanitized } from './sanitize';
import { isRandom, render, type RandomSource, type TemplateData, type Variable } from './variables';

/** How the name of a new machine comes about. */
type NewName
  = | { kind: 'rendered'; name: string; sanitized: Sanitized; variables: Variable[] }
    /** No template: a name is drawn. */
    | { kind: 'drawn'; name: string }
    /** No data answers this variable: a name is drawn. */
    | { kind: 'unresolved'; name: string; variable: string }
    /** As with an empty name, the operator ends the registration without a word. */
    | { kind: 'malformed'; variable: string }
    /** No letter or digit is left. */
    | { kind: 'empty'; variables: Variable[] };

/** The name that a machine gets when it registers for the first time (operator: pkg/server/labeltmpl.go; recording `09-templates/names.yaml`). */
export function newName(template: string | undefined, data: TemplateData, random: RandomSource): NewName {
  const drawn = (): string => `m-${ random.uuid() }`;

  if (!template) {
    return { kind: 'drawn', name: drawn() };
  }
  const rendering = render(template, data, random);

  if (rendering.kind !== 'rendered') {
    const { kind, variable } = rendering;

    return kind === 'malformed' ? { kind, variable } : { kind, variable, name: drawn() };
  }
  const { text, variables } = rendering;
  const sanitized = machineName(text);

  return sanitized.value ? { kind: 'rendered', name: sanitized.value, sanitized, variables } : { kind: 'empty', variables };
}

/** What becomes of the template of a label. */
type NewLabel
  = | { kind: 'rendered'; value: string; sanitized: Sanitized; variables: Variable[] }
    /** The machine doesn't get the label, and registers all the same. */
    | { kind: 'unresolved' | 'malformed'; variable: string };

/** The label that a template gives to a machine, unless there is a random value already (recording `09-templates/labels-and-annotations.yaml`). */
export function newLabel(template: string, data: TemplateData, random: RandomSource): NewLabel {
  const rendering = render(template, data, random);

  if (rendering.kind !== 'rendered') {
    return rendering;
  }
  const sanitized = labelValue(rendering.text);

  return { kind: 'rendered', value: sanitized.value, sanitized, variables: rendering.variables };
}

/** What becomes of the template of an annotation. */
export type NewAnnotation
  = | { kind: 'rendered'; value: string; variables: Variable[] }
    /** The template itself is the value: `Random` is never rendered there. */
    | { kind: 'random'; value: string }
    /** The template itself is the value: no data answers this variable. */
    | { kind: 'unresolved'; value: string; variable: string };

/**
 * The annotation that a template gives to a machine that registers for the first time; nothing is sanitised (recordings
 * `09-templates/labels-and-annotations.yaml`, `…/keys-and-special-annotations.yaml`).
 */
export function newAnnotation(template: string, data: TemplateData, random: RandomSource): NewAnnotation {
  if (isRandom(template)) {
    return { kind: 'random', value: template };
  }
  const rendering = render(template, data, random);

  return rendering.kind === 'rendered'
    ? { kind: 'rendered', value: rendering.text, variables: rendering.variables }
    : { kind: 'unresolved', value: template, variable: rendering.variable };
}
