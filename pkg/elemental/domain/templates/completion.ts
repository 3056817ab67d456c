import type { Message } from '../message';
import { templateVariables, type TemplateFamily } from './template-variables';

/** Something that can stand where a person is writing a variable. */
export interface Completion {
  /** A variable's path, or a family's with a slash at its end. */
  path: string;
  /** True for a family: its variables come next. */
  isFamily: boolean;
  /** Of a variable. */
  example?: string;
  /** Of a family. */
  description?: Message;
}

/** Which variables make sense in a text. */
export interface Offer {
  /** False where clients send nothing of the machine: then only `Random` has values. */
  smbios: boolean;
  /** False in annotations, where `Random` is never rendered. */
  random: boolean;
}

const EVERYTHING: Offer = { smbios: true, random: true };

/** So many letters say what a person is looking for, in whatever family. */
const LETTERS_TO_SEARCH = 2;

const FAMILIES = templateVariables();

/**
 * What can follow a text that ends in an unfinished variable, e.g. `edge-${Sys`; nothing if it doesn't end in one. First
 * the families, then the variables of any family that have what is typed in their path; within a family its variables.
 */
export function completions(textBeforeCursor: string, offer: Offer = EVERYTHING): Completion[] {
  const typed = unfinished(textBeforeCursor)?.toLowerCase();

  if (typed === undefined) {
    return [];
  }
  const families = FAMILIES.filter(({ name }) => name === 'Random' ? offer.random : offer.smbios);

  return typed.includes('/')
    ? variables(families, (path) => path.startsWith(typed))
    : [
        ...families.filter(({ name }) => name.toLowerCase().includes(typed)).map(family),
        ...typed.length < LETTERS_TO_SEARCH ? [] : variables(families, (path) => afterFamily(path).includes(typed)),
      ];
}

/** The text with the completion in place of the unfinished variable before the cursor, and where the cursor is then. */
export function complete(text: string, cursor: number, { path, isFamily }: Completion): { text: string; cursor: number } {
  const before = text.slice(0, cursor);
  const start = before.slice(0, before.length - (unfinished(before) ?? '').length);
  const end = text.slice(cursor);
  const inserted = start + path + (isFamily ? '' : '}');

  // what is left of the variable that the cursor is in goes
  return { text: inserted + (isFamily ? end : end.replace(/^[^${}]*\}/, '')), cursor: inserted.length };
}

/** What stands after the last `${`, unless the variable is finished. */
function unfinished(text: string): string | undefined {
  return /\$\{([^}]*)$/.exec(text)?.[1]?.split('${').at(-1);
}

function family({ name, description }: TemplateFamily): Completion {
  return { path: `${ name }/`, isFamily: true, description };
}

function variables(families: TemplateFamily[], isWanted: (path: string) => boolean): Completion[] {
  return families
    .flatMap((one) => one.variables)
    .filter(({ path }) => isWanted(path.toLowerCase()))
    .map(({ path, example }) => ({ path, isFamily: false, example }));
}

function afterFamily(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
