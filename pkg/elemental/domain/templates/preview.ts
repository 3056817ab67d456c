import type { MachineRegistrationSpec } from '../../types';
import { annotationKeyDefect, isLabelValue, isSubdomain, labelKeyDefect } from '../kubernetes/names';
import { isOurAnnotation, isOurLabel } from '../labels';
import { isClientAnnotation, labelPrefix } from './client-keys';
import { EXAMPLE_RANDOM } from './example-random';
import { newAnnotation, newLabel, newName, type NewAnnotation } from './machine-metadata';
import { failing, note, sanitizedNotes, variableNotes, written, type Note } from './notes';
import type { SampleMachine } from './samples';
import { isKnownVariable } from './template-variables';
import { render, type RandomSource } from './variables';

/** What a machine gets, and what happened on the way; no note says that it gets what was written. */
export interface PreviewValue {
  /** Undefined where the machine doesn't get it, or can't register at all. */
  value?: string;
  notes: Note[];
}

export interface PreviewEntry extends PreviewValue {
  key: string;
  /** Added by this extension. */
  ours: boolean;
}

/** What the operator makes of a registration's templates when a machine registers for the first time. */
export interface NamingPreview {
  name: PreviewValue;
  /** In the registration's order, ours last; so are the annotations. */
  labels: PreviewEntry[];
  annotations: PreviewEntry[];
  /** Of the registration as a whole. */
  notes: Note[];
}

/**
 * The name, labels and annotations that such a machine gets. With `no-smbios` clients send nothing of the machine, so that
 * only `Random` has values (recordings `09-templates`).
 */
export function preview(spec: MachineRegistrationSpec, machine: SampleMachine, random: RandomSource = EXAMPLE_RANDOM): NamingPreview {
  const noSmbios = spec.config?.elemental?.registration?.['no-smbios'] === true;
  const templating: Templating = { data: noSmbios ? {} : machine.data, random, noSmbios };

  return {
    name: namePreview(spec.machineName, templating),
    labels: entries(spec.machineInventoryLabels, isOurLabel, (key, template) => labelPreview(key, template, templating)),
    annotations: entries(
      spec.machineInventoryAnnotations,
      isOurAnnotation,
      (key, template, ours) => annotationPreview(key, template, templating, !ours && isClientAnnotation(key, spec)),
    ),
    notes: annotationKeyDefect(`${ labelPrefix(spec) }auth`) === undefined ? [] : [note('invalidPrefix', undefined, 'every')],
  };
}

/** What a preview comes to, the worst first. */
export type Verdict = 'failsEvery' | 'failsAlike' | 'remarks' | 'fine';

export function verdict({ name, labels, annotations, notes }: NamingPreview): Verdict {
  const all = [notes, ...[name, ...labels, ...annotations].map((one) => one.notes)].flat();

  if (all.some(({ fails }) => fails === 'every')) {
    return 'failsEvery';
  }
  if (all.some(({ fails }) => fails === 'alike')) {
    return 'failsAlike';
  }

  return all.some(({ severity }) => severity === 'warning') ? 'remarks' : 'fine';
}

interface Templating {
  data: SampleMachine['data'];
  random: RandomSource;
  noSmbios: boolean;
}

function entries(
  templates: Record<string, string> = {},
  isOurs: (key: string, template: string) => boolean,
  value: (key: string, template: string, ours: boolean) => PreviewValue,
): PreviewEntry[] {
  const all = Object.entries(templates).map(([key, template]) => {
    const ours = isOurs(key, template);

    return { key, ours, ...value(key, template, ours) };
  });

  return [...all.filter(({ ours }) => !ours), ...all.filter(({ ours }) => ours)];
}

function namePreview(template: string | undefined, templating: Templating): PreviewValue {
  const outcome = newName(template, templating.data, templating.random);

  switch (outcome.kind) {
    case 'drawn':
      return { value: outcome.name, notes: [note('drawn')] };
    case 'unresolved':
      return { value: outcome.name, notes: [note('fallback', { variable: written(outcome.variable) }), ...reasons(outcome.variable, templating)] };
    case 'malformed':
      return { notes: [note('malformedName', { variable: written(outcome.variable) }, 'every')] };
    case 'empty':
      return { notes: [note('emptyName', undefined, failing(outcome.variables)), ...variableNotes(outcome.variables)] };
    case 'rendered': {
      const { name, sanitized, variables } = outcome;
      const notes = [...variableNotes(variables), ...sanitizedNotes(sanitized, 'replacedName'), ...variables.length ? [] : [note('fixedName')]];

      return isSubdomain(name) ? { value: name, notes } : { notes: [note('invalidName', { name }, failing(variables)), ...notes] };
    }
  }
}

function labelPreview(key: string, template: string, templating: Templating): PreviewValue {
  const outcome = newLabel(template, templating.data, templating.random);

  switch (outcome.kind) {
    case 'unresolved':
      return { notes: [note('dropped', { variable: written(outcome.variable) }), ...reasons(outcome.variable, templating)] };
    case 'malformed':
      return { notes: [note('droppedMalformed', { variable: written(outcome.variable) })] };
    case 'rendered': {
      const { value, sanitized, variables } = outcome;
      const notes = [
        ...labelKeyDefect(key) === undefined ? [] : [note('invalidKey', undefined, failing(variables))],
        ...isLabelValue(value) ? [] : [note('invalidValue', { character: value.slice(-1) }, failing(variables))],
        ...variableNotes(variables),
        ...sanitizedNotes(sanitized, 'replaced'),
      ];

      return { value, notes };
    }
  }
}

function annotationPreview(key: string, template: string, templating: Templating, isClients: boolean): PreviewValue {
  const outcome = newAnnotation(template, templating.data, templating.random);
  // the API server doesn't mind capitals in the keys of annotations
  const keyNotes = annotationKeyDefect(key) === undefined ? [] : [note('invalidKey', undefined, 'every')];

  return isClients
    ? { notes: [...keyNotes, note('hostSays')] }
    : { value: outcome.value, notes: [...keyNotes, ...annotationNotes(outcome, template, templating)] };
}

function annotationNotes(outcome: NewAnnotation, template: string, templating: Templating): Note[] {
  switch (outcome.kind) {
    case 'random': {
      const isMalformed = render(template, templating.data, templating.random).kind === 'malformed';

      return [note('literalRandom'), ...isMalformed ? [note('failsAgain')] : []];
    }
    case 'unresolved':
      return [note('literal', { variable: written(outcome.variable) }), ...reasons(outcome.variable, templating)];
    case 'rendered':
      return variableNotes(outcome.variables);
  }
}

/** Why a variable has no value, where it isn't just this machine that doesn't tell. */
function reasons(variable: string, { noSmbios }: Templating): Note[] {
  if (!isKnownVariable(variable)) {
    return [note('noSuchVariable', { variable: written(variable) })];
  }

  return noSmbios ? [note('noSmbios')] : [];
}
