/** RFC 9535 paths of every `null` in an extract, depth first in the order of its keys; keys are plain names. */
export function missingPaths(value: object, path = '$'): readonly string[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const here = `${path}.${key}`;
    if (part === null) return [here];
    return typeof part === 'object' && !Array.isArray(part) ? missingPaths(part, here) : [];
  });
}
