/** A deep copy of a value that came as JSON. Works on reactive objects and models too, which `structuredClone` refuses. */
export function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
