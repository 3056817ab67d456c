/** A sentence for a person, as a translation key with its arguments: the domain itself speaks no language. */
export interface Message {
  key: string;
  args?: Record<string, string | number>;
}
