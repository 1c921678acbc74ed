import { otherItem, readItemLine, withItemLinesApart } from './agenda-item.js';
import type { ItemLine } from './agenda-item.js';
import { findDate } from './calendar-date.js';
import { decodeExtract } from './decoding.js';
import { extractOfItem } from './extract-of-item.js';
import { isOtherSitting, readHeading, startsExtract } from './heading.js';
import type { Heading } from './heading.js';
import { isExtractRefusal, refuseExtract } from './minutes-extract.js';
import type { ExtractRefusal, MinutesExtract } from './minutes-extract.js';
import { placesIn } from './places.js';
import { isPublicityMark } from './publicity.js';
import { hashedText, readableLines, sourceHash, sourceLines } from './source-text.js';

const HEADING_WITHIN = 60;
const MAX_HEADING_LINES = 40;
const MAX_HEADING_LINE = 500;

/**
 * Reads one item of one sitting from an `Auszug aus der Niederschrift`. Pure: the same words in another encoding, with other
 * line ends or blanks give the same extract. A fact that the text does not state, or not beyond doubt, is `null` or
 * `unrecognised`.
 */
export function parseMinutesExtract(bytes: Uint8Array): MinutesExtract | ExtractRefusal {
  const document = readDocument(bytes);
  if (isExtractRefusal(document)) return document;
  return extractOfItem({ ...document, places: placesIn(document.source), hash: sourceHash(document.source) });
}

/** The committee in the heading's words, with article and genitive; `null` if the heading names none. */
export function committeeAsWritten(bytes: Uint8Array): string | null {
  const document = readDocument(bytes);
  return isExtractRefusal(document) ? null : document.heading.committeeAsWritten;
}

/** The text whose SHA-256 is an extract's `sourceHash`, as UTF-8; empty for bytes that are no text. */
export function sourceText(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const decoded = decodeExtract(bytes);
  return new TextEncoder().encode(typeof decoded === 'string' ? hashedText(sourceLines(decoded)) : '');
}

/** The heading of a sitting, its first item, and the lines below that item's line. */
export interface SittingLines {
  readonly heading: Heading;
  readonly headingLines: readonly string[];
  readonly item: ItemLine | undefined;
  readonly below: readonly string[];
}

interface ExtractDocument extends SittingLines {
  readonly source: readonly string[];
}

function readDocument(bytes: Uint8Array): ExtractDocument | ExtractRefusal {
  const decoded = decodeExtract(bytes);
  if (typeof decoded !== 'string') return decoded;
  const source = sourceLines(decoded);
  const readable = readableLines(source);
  const start = readable.slice(0, HEADING_WITHIN).findIndex(startsExtract);
  if (start === -1) {
    return refuseExtract(
      'not an extract of minutes',
      'A line that begins with "Auszug" (aus der Niederschrift) was looked for.',
    );
  }
  const sitting = readSitting(readable.slice(start));
  if (isExtractRefusal(sitting)) return sitting;
  const refusal = refuseSeveral(sitting);
  return refusal ?? { ...sitting, source };
}

/** @param readable the lines from the line that begins the extract or the minutes */
export function readSitting(readable: readonly string[]): SittingLines | ExtractRefusal {
  const lines = withItemLinesApart(readable);
  const itemAt = lines.slice(0, MAX_HEADING_LINES).findIndex((line) => readItemLine(line) !== undefined);
  const headingEnd = itemAt === -1 ? endOfHeading(lines) : itemAt;
  const headingLines = lines.slice(0, headingEnd).map((line) => line.slice(0, MAX_HEADING_LINE));
  const heading = readHeading(headingLines);
  if (isExtractRefusal(heading)) return heading;
  const item = readItemLine(lines[itemAt] ?? '') ?? itemInside(headingLines);
  const below = lines.slice(itemAt === -1 ? headingEnd : itemAt + 1);
  return { heading, headingLines, item, below: itemAt === -1 || item === undefined ? below : [item.rest, ...below] };
}

/** The item of `Auszug … zu TOP 5 der Sitzung des …`, if no line begins with an item. */
function itemInside(lines: readonly string[]): ItemLine | undefined {
  const words = /(?<!\p{L})(?:zu\s+)?((?:TOP|Tagesordnungspunkt)\s.*)/iu.exec(lines.join(' '))?.[1];
  return words === undefined ? undefined : readItemLine(words);
}

/** Without an item's line the heading ends below the date of the sitting and the marks of its publicity. */
function endOfHeading(lines: readonly string[]): number {
  const dated = lines
    .slice(0, MAX_HEADING_LINES)
    .findIndex((line) => findDate(line.slice(0, MAX_HEADING_LINE)) !== undefined);
  let end = dated === -1 ? Math.min(lines.length, MAX_HEADING_LINES) : dated + 1;
  while (end < lines.length && (lines[end] === '' || isPublicityMark(lines[end] ?? ''))) end += 1;
  return end;
}

function refuseSeveral({ below, item, heading }: SittingLines): ExtractRefusal | undefined {
  const another = below.findIndex(startsExtract);
  if (another !== -1 && isOtherSitting(heading, below.slice(another, another + 8))) {
    return refuseExtract(
      'several extracts in one text',
      'The text begins a second extract, of another sitting; one file holds one.',
    );
  }
  const other = item?.several === true ? item.rest : item === undefined ? undefined : otherItem(below, item.item);
  if (other === undefined) return undefined;
  return refuseExtract(
    'several items in one extract',
    `One item was looked for; beside TOP ${item?.item ?? ''} there is "${other}".`,
  );
}
