import type { ExtractRefusal, MinutesExtract } from '#council';
// By their files, since the whole context takes long to load.
import { isExtractRefusal } from '../../../libs/council/minutes-extract/minutes-extract.js';
import { parseMinutes } from '../../../libs/council/minutes-extract/parse-minutes.js';
import { parseMinutesExtract, sourceText } from '../../../libs/council/minutes-extract/parse-minutes-extract.js';
import { FileRefused, readMinutesFile } from './minutes-files.js';

/** The items of a file, and the text that is their evidence. */
export interface ReadItems {
  readonly items: readonly MinutesExtract[];
  readonly source: Uint8Array<ArrayBuffer>;
}

/** Reads every item of a file. @throws FileRefused */
export async function readItems(file: string): Promise<ReadItems> {
  const bytes = await readMinutesFile(file);
  const items = parseMinutes(bytes);
  if (isExtractRefusal(items)) throw refusal(file, items);
  refuseItemsInOne(file, items, bytes);
  return { items, source: sourceText(bytes) };
}

/** `TOP 4 und 5` with one outcome: which item it belongs to cannot be told. */
function refuseItemsInOne(file: string, items: readonly MinutesExtract[], bytes: Uint8Array): void {
  if (items.length > 1) return;
  const single = parseMinutesExtract(bytes);
  if (isExtractRefusal(single) && single.refused === 'several items in one extract') {
    throw refusal(file, single);
  }
}

function refusal(file: string, { refused, detail }: ExtractRefusal): FileRefused {
  return new FileRefused(file, `It is refused: ${refused}.\n  ${detail}`);
}
