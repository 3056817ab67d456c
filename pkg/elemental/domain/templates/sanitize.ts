/** The longest label value and machine name that the operator makes. */
const MAX_LENGTH = 58;

/**
 * A label value as the operator makes it from any text. It is cut *after* its ends were trimmed, so that a `-`, `.` or `_`
 * which lands at the 58th place stays and the API server refuses the label (recording `09-templates/labels-and-annotations.yaml`).
 */
export function labelValue(text: string): string {
  return dashed(text, /[^0-9a-zA-Z._]/g);
}

/** A machine name as the operator makes it from any text; empty if no letter or digit is left (recording `09-templates/names.yaml`). */
export function machineName(text: string): string {
  return dashed(text, /[^0-9a-zA-Z.]/g).toLowerCase();
}

function dashed(text: string, illegal: RegExp): string {
  return text
    .replace(illegal, '-')
    .replace(/--+/g, '-')
    .replace(/^[^a-zA-Z0-9]+/, '')
    .replace(/[^a-zA-Z0-9]+$/, '')
    .slice(0, MAX_LENGTH);
}
