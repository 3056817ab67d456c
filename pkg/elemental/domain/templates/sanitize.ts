/** The longest label value and machine name that the operator makes. */
const MAX_LENGTH = 58;

/** A text as the operator writes it on a machine, and what was done to it. */
export interface Sanitized {
  value: string;
  /** Characters were replaced or left out, other than by the cut. */
  replaced: boolean;
  /** It was longer than 58 characters. */
  cut: boolean;
}

/**
 * A label value as the operator makes it from any text. It is cut *after* its ends were trimmed, so that a `-` which
 * lands at the 58th place stays and the API server refuses the label (recording `09-templates/labels-and-annotations.yaml`).
 */
export function labelValue(text: string): Sanitized {
  return sanitized(text, dashed(text, /[^0-9a-zA-Z._]/g));
}

/** A machine name as the operator makes it from any text; empty if no letter or digit is left (recording `09-templates/names.yaml`). */
export function machineName(text: string): Sanitized {
  return sanitized(text, dashed(text, /[^0-9a-zA-Z.]/g).toLowerCase());
}

function sanitized(text: string, clean: string): Sanitized {
  return { value: clean.slice(0, MAX_LENGTH), replaced: clean !== text, cut: clean.length > MAX_LENGTH };
}

function dashed(text: string, illegal: RegExp): string {
  return text
    .replace(illegal, '-')
    .replace(/--+/g, '-')
    .replace(/^[^a-zA-Z0-9]+/, '')
    .replace(/[^a-zA-Z0-9]+$/, '');
}
