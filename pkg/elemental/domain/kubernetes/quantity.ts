const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/;
const SUFFIX = /(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?/;
const QUANTITY = new RegExp(`^${ NUMBER.source }${ SUFFIX.source }$`);

/** True for a quantity as Kubernetes writes them, e.g. `100Gi`, `1.5T`, `4e9` (k8s.io/apimachinery, api/resource `ParseQuantity`). */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}
