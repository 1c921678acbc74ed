export { MAX_EXTRACT_BYTES } from './decoding.js';
export { EXTRACT_OUTCOMES, isExtractRefusal } from './minutes-extract.js';
export type {
  ExtractOutcome,
  ExtractOutcomeKind,
  ExtractRefusal,
  ExtractRefusalReason,
  ExtractStated,
  ExtractTally,
  MinutesExtract,
} from './minutes-extract.js';
export { committeeAsWritten, parseMinutesExtract, sourceText } from './parse-minutes-extract.js';
