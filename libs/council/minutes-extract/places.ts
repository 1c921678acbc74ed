import type { ExtractPassage } from './minutes-extract.js';

const AHEAD = 20_000;

/** Finds the lines of texts in a source. Only letters and digits count, since hyphens, blanks and line ends change. */
export interface Places {
  /** The place behind the last one that was found, else before it. */
  readonly of: (text: string) => ExtractPassage | null;
}

export function placesIn(source: readonly string[]): Places {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of source) {
    const letters = lettersOf(line);
    starts.push(length);
    parts.push(letters);
    length += letters.length;
  }
  const all = parts.join('');
  let cursor = 0;
  return {
    of: (text) => {
      const letters = lettersOf(text).slice(0, 60);
      if (letters === '') return null;
      const ahead = all.slice(cursor, cursor + AHEAD).indexOf(letters);
      const found = ahead === -1 ? all.indexOf(letters) : cursor + ahead;
      if (found === -1) return null;
      cursor = found;
      return { text, line: lineAt(starts, found) };
    },
  };
}

function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Several empty lines start at one place: the last of them is the line with the letters. */
function lineAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
