/** The part of an address after the question mark. */
type Query = Readonly<Record<string, unknown>>;

/**
 * How our form is opened at an address at which the shell would show its own YAML editor (shell/components/ResourceDetail, `as`): that one
 * offers to save to anybody, and knows nothing of what YAML can do. Undefined for any other address.
 *
 * @param id of the object; absent where a new one is made
 */
export function yamlViewOfForm(query: Query, id: unknown): Query | undefined {
  const { as, ...others } = query;
  const isForm = !id || (query.mode !== undefined && query.mode !== 'view');

  return isForm && as && as !== 'config' ? { ...others, view: 'yaml' } : undefined;
}
