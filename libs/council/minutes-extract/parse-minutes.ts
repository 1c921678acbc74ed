import { itemHeading } from './agenda-item.js';
import type { ItemLine } from './agenda-item.js';
import { decodeExtract } from './decoding.js';
import { extractOfItem } from './extract-of-item.js';
import { readHeading, startsExtract, startsMinutes } from './heading.js';
import { isExtractRefusal, refuseExtract } from './minutes-extract.js';
import type { ExtractRefusal, MinutesExtract } from './minutes-extract.js';
import { readSitting } from './parse-minutes-extract.js';
import type { SittingLines } from './parse-minutes-extract.js';
import { placesIn } from './places.js';
import type { Places } from './places.js';
import { isPublicityMark, readPublicity } from './publicity.js';
import { readableLines, sourceHash, sourceLines } from './source-text.js';

const HEADING_LINES = 12;
/** More items than any sitting has; a text with more is none. */
const MAX_ITEMS = 500;

/**
 * Every item of a text: of one extract, of several extracts in one file, or of whole minutes. Each item is read as an extract of
 * its own; all of them have the text's hash, so that the number of the item is the place inside the evidence.
 */
export function parseMinutes(bytes: Uint8Array): readonly MinutesExtract[] | ExtractRefusal {
  const decoded = decodeExtract(bytes);
  if (typeof decoded !== 'string') return decoded;
  const source = sourceLines(decoded);
  const sittings = sittingsOf(readableLines(source));
  const refusal = sittings.find((sitting) => isExtractRefusal(sitting));
  if (refusal !== undefined) return refusal;
  const at = { hash: sourceHash(source), places: placesIn(source) };
  const items = sittings.flatMap((sitting) => (isExtractRefusal(sitting) ? [] : itemsOf(sitting, at)));
  return items.length <= MAX_ITEMS
    ? items
    : refuseExtract('too many items', `Minutes have at most ${MAX_ITEMS} items, these have ${items.length}.`);
}

/** The text from each line that begins an extract or the minutes of a sitting. */
function sittingsOf(lines: readonly string[]): readonly (SittingLines | ExtractRefusal)[] {
  const starts = lines.flatMap((line, at) => (startsSitting(lines, line, at) ? [at] : []));
  if (starts.length === 0) {
    const first = lines.slice(0, 60).findIndex((line) => startsExtract(line) || startsMinutes(line));
    return first === -1
      ? [
          refuseExtract(
            'not an extract of minutes',
            'A line that begins with "Auszug" or "Niederschrift" was looked for.',
          ),
        ]
      : [readSitting(lines.slice(first))];
  }
  return starts.map((start, at) => readSitting(lines.slice(start, starts[at + 1])));
}

function startsSitting(lines: readonly string[], line: string, at: number): boolean {
  if (line.length > 200 || !(startsExtract(line) || startsMinutes(line))) return false;
  if (startsMinutes(line) && lines.slice(Math.max(0, at - 4), at).some(startsExtract)) return false;
  return !isExtractRefusal(readHeading(lines.slice(at, at + HEADING_LINES).map((one) => one.slice(0, 500))));
}

interface ItemPart {
  readonly item: ItemLine;
  readonly below: readonly string[];
  readonly partPublic: boolean | null;
}

function itemsOf(
  sitting: SittingLines,
  at: { readonly hash: string; readonly places: Places },
): readonly MinutesExtract[] {
  const { item } = sitting;
  if (item === undefined) return [extractOfItem({ ...sitting, ...at })];
  return withContent(partsOf(item, sitting.below)).map((part) =>
    extractOfItem({ ...at, heading: sitting.heading, headingLines: sitting.headingLines, ...part }),
  );
}

/** The lines of each item. A line that only states publicity begins a part of the sitting. */
function partsOf(first: ItemLine, lines: readonly string[]): readonly ItemPart[] {
  const parts: { item: ItemLine; below: string[]; partPublic: boolean | null }[] = [
    { item: first, below: [], partPublic: null },
  ];
  let partPublic: boolean | null = null;
  for (const [at, line] of lines.entries()) {
    const current = parts.at(-1);
    const found = at === 0 ? undefined : itemHeading(line, lines[at - 1] ?? '');
    if (found !== undefined && found.item !== current?.item.item)
      parts.push({ item: found, below: [found.rest], partPublic });
    else if (at > 0 && /teil/iu.test(line) && isPublicityMark(line)) partPublic = readPublicity(line);
    else current?.below.push(line);
  }
  return parts;
}

/** The agenda at the head of minutes names each item before the item itself: the longer text is the item. */
function withContent(parts: readonly ItemPart[]): readonly ItemPart[] {
  const longest = new Map<string, { readonly part: ItemPart; readonly size: number }>();
  for (const part of parts) {
    const key = keyOf(part, part.partPublic);
    const size = part.below.reduce((sum, line) => sum + line.length, 0);
    const other = longest.get(key) ?? longest.get(keyOf(part, null));
    if (other !== undefined && size < other.size) continue;
    if (other !== undefined && other.size < 300) longest.delete(keyOf(other.part, other.part.partPublic));
    longest.set(key, { part, size });
  }
  return [...longest.values()].map(({ part }) => part);
}

function keyOf({ item }: ItemPart, partPublic: boolean | null): string {
  return `${item.item} ${String(partPublic)}`;
}
