export { MAX_EXTRACT_BYTES } from './decoding.js';
export { isExtractRefusal } from './minutes-extract.js';
export type { ExtractOutcome, ExtractRefusal, ExtractTally, MinutesExtract } from './minutes-extract.js';
export { committeeAsWritten, parseMinutesExtract, sourceText } from './parse-minutes-extract.js';
