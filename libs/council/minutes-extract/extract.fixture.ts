import { readFileSync } from 'node:fs';
import type { ExtractOutcome, ExtractRefusal, ExtractTally, MinutesExtract } from './minutes-extract.js';
import { isExtractRefusal } from './minutes-extract.js';
import { parseMinutesExtract } from './parse-minutes-extract.js';

export const SEED_BYTES = new Uint8Array(
  readFileSync(new URL('../../../test/fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url)),
);
export const SEED_TEXT = new TextDecoder().decode(SEED_BYTES);

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function extractOf(text: string | Uint8Array): MinutesExtract {
  const result = parseMinutesExtract(typeof text === 'string' ? utf8(text) : text);
  if (isExtractRefusal(result)) throw new Error(`${result.refused}: ${result.detail}`);
  return result;
}

export function refusalOf(text: string | Uint8Array): ExtractRefusal {
  const result = parseMinutesExtract(typeof text === 'string' ? utf8(text) : text);
  if (!isExtractRefusal(result)) throw new Error(`not refused: ${JSON.stringify(result)}`);
  return result;
}

/** The seed's text with another outcome. */
export function endingWith(words: string): string {
  return SEED_TEXT.replace('Kenntnis genommen.', words);
}

/** A tally with these votes; `null`: not counted. */
export const counted = (
  yes: number | null,
  no: number | null,
  abstention: number | null,
  spoilt: number | null = null,
): ExtractTally => ({ yes, no, abstention, spoilt });

/** The outcome of the seed's text with these words at its end. */
export function outcomeOf(words: string): ExtractOutcome {
  return extractOf(endingWith(words)).outcome;
}

export interface ExtractParts {
  readonly heading?: string;
  readonly item?: string;
  readonly text?: string;
}

/** A short extract of these parts. */
export function extractText({ heading = HEADING, item = ITEM, text = 'Kenntnis genommen.' }: ExtractParts): string {
  return `AUSZUG\n\n${heading}\n\n${item}\n\n${text}\n`;
}

const HEADING = 'aus der Niederschrift\nüber die Sitzung des Sozialausschusses am 14.02.2019\nöffentlich';
const ITEM = 'TOP 5\n\nSachstandsbericht\nVorlage: 20196743';
