import { isSame } from '../equal';
import type { SelectorCondition } from './conditions';

/** What stands between two values in one input: no label value has it. */
const SEPARATOR = ',';

/** True for a comparison with values. */
export function takesValues(operator: string): boolean {
  return operator !== 'Exists' && operator !== 'DoesNotExist';
}

/** The values of a condition as one line: `berlin, lyon`. */
export function valuesText({ values }: Pick<SelectorCondition, 'values'>): string {
  return values.join(`${ SEPARATOR } `);
}

/**
 * The values that somebody wrote. A comparison with one value takes the text as it is, trimmed; nothing is a value, too. Of several
 * values those that are empty are left out: a comma at the end is one that is still being written.
 */
export function valuesFromText(text: string, operator: string): string[] {
  return operator === 'Is' ? [text.trim()] : text.split(SEPARATOR).map((one) => one.trim()).filter(Boolean);
}

/** The condition with the values that somebody wrote; one whose text wasn't changed keeps its values, whatever they are. */
export function withValuesText(condition: SelectorCondition, text: string): SelectorCondition {
  return text === valuesText(condition) ? condition : { ...condition, values: valuesFromText(text, condition.operator) };
}

/** True if the text stands for these values: then it can stay as it was written. */
export function isTextOf(text: string, condition: SelectorCondition): boolean {
  return isSame(withValuesText(condition, text).values, condition.values);
}
