import { labelKeyDefect } from '../kubernetes/names';
import { REGISTRATION_LABEL } from '../labels';

/** In the address: the registration by its name, any other label behind this, which no key holds. */
const REGISTRATION = 'registration';
const LABEL = 'label:';

/** The label by whose values an address wants machines grouped; undefined for none, and for what can't be a label. */
export function groupingFromQuery(value: unknown): string | undefined {
  if (value === REGISTRATION) {
    return REGISTRATION_LABEL;
  }
  const key = typeof value === 'string' && value.startsWith(LABEL) ? value.slice(LABEL.length) : undefined;

  return key !== undefined && !labelKeyDefect(key) ? key : undefined;
}

/** As it stands in the address. */
export function groupingQuery(label: string | undefined): string | undefined {
  return label === REGISTRATION_LABEL ? REGISTRATION : label && `${ LABEL }${ label }`;
}

/** What the server sorts by to sort by a label's values. */
export function labelField(key: string): string {
  return `metadata.labels[${ key }]`;
}

/** Where the shell's tables find a label's value in a row. */
export function labelPath(key: string): string {
  return `metadata.labels."${ key }"`;
}
