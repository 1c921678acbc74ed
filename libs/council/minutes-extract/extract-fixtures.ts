import { readFileSync } from 'node:fs';
import { isExtractRefusal, parseMinutesExtract } from './index.js';
import type { ExtractRefusal, MinutesExtract } from './index.js';

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

/** The seed's words ending otherwise. */
export function endingWith(words: string): string {
  return SEED_TEXT.replace('Kenntnis genommen.', words);
}

export interface ExtractParts {
  readonly heading?: string;
  readonly item?: string;
  readonly text?: string;
}

/** A short extract; every part as it stands on the page. */
export function extractText({ heading = HEADING, item = ITEM, text = 'Kenntnis genommen.' }: ExtractParts): string {
  return `AUSZUG\n\n${heading}\n\n${item}\n\n${text}\n`;
}

const HEADING = 'aus der Niederschrift\nüber die Sitzung des Sozialausschusses am 14.02.2019\nöffentlich';
const ITEM = 'TOP 5\n\nSachstandsbericht\nVorlage: 20196743';
