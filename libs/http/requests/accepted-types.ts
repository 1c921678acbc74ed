/** RFC 9110, section 12.5.1: whether one of these types may be sent. A missing header accepts every type. */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  const ranges = header.split(',').map(rangeOf);
  return types.some((type) => weightOf(type, ranges) > 0);
}

interface MediaRange {
  readonly range: string;
  readonly weight: number;
}

function rangeOf(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { range, weight: weight === undefined ? 1 : Number(weight) };
}

/** The most specific range decides. */
function weightOf(type: string, ranges: readonly MediaRange[]): number {
  const [kind = ''] = type.split('/');
  for (const wanted of [type, `${kind}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found !== undefined) return found.weight;
  }
  return 0;
}
