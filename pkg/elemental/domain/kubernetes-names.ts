/**
 * What the API server accepts as names and labels (Kubernetes documentation, "Object Names and IDs" and "Labels and
 * Selectors"; its messages are in recordings `09-templates`).
 */

const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const NAME_PART = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LONGEST_SUBDOMAIN = 253;
const LONGEST_PART = 63;

/** A DNS-1123 subdomain: the name of a custom resource, e.g. `edge-01.berlin`, and the prefix of a key. */
export function isSubdomain(text: string): boolean {
  return text.length <= LONGEST_SUBDOMAIN && text.split('.').every((label) => DNS_LABEL.test(label));
}

/** The key of a label or annotation: `name`, or a subdomain, a slash and `name`. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';

  return name.length <= LONGEST_PART && NAME_PART.test(name) && parts.length <= 1 && parts.every(isSubdomain);
}

/** The value of a label; empty is allowed. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= LONGEST_PART && NAME_PART.test(text));
}
