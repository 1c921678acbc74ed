/**
 * The name that needs the fewest changes of single characters to be another, for a finding that asks "did you mean".
 * @param most changes; left out: a third of the name
 */
export function nearestName(name: string, all: Iterable<string>, most = name.length / 3): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const one of all) {
    const distance = changesBetween(name.slice(0, MAX_COMPARED), one.slice(0, MAX_COMPARED));
    if (distance <= most && (best === undefined || distance < best.distance)) best = { name: one, distance };
  }
  return best?.name;
}

/** Longer names are compared by their beginning. */
const MAX_COMPARED = 100;

/** Levenshtein's distance. */
function changesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    before = line;
  }
  return before[other.length] ?? 0;
}
