/** RFC 9535 paths of every `null` in an extract, depth first in the order of its keys; keys are plain names. */
export function missingPaths(value: object, path = '$'): readonly string[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const here = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    if (part === null) return [here];
    return typeof part === 'object' ? missingPaths(part, here) : [];
  });
}
