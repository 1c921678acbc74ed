import type { HeldFacts } from '#council';
// By its file, since the whole library takes long to load.
import { canonicalJson } from '../../../libs/event-sourcing/commands/deterministic-ids.js';

/** A text that events keep by its hash; `null` where the blob store has it no more. */
interface RecordedText {
  readonly sha256: string;
  readonly text: string | null;
}

/** An item of a meeting, as `GET /meetings/{id}` returns it. */
export interface RecordedItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly paper: { readonly kind: string };
  readonly proposal: RecordedText | null;
  readonly deliberation: RecordedText | null;
  readonly wording: RecordedText | null;
  readonly outcomes: readonly { readonly outcome: object }[];
  readonly corrected: readonly { readonly outcome: object }[];
}

const TEXTS = ['proposal', 'deliberation', 'wording'] as const;

/**
 * The facts of an extract, in the recorded words where both are the same words. A copy in ISO-8859-1 has
 * other quotation marks and dashes, so its texts have other hashes, but the same facts. Likewise an outcome
 * that was referred to a committee unknown at the time stays what it was. The server decides whether facts contradict.
 */
export function inRecordedWords(
  told: HeldFacts,
  recorded: RecordedItem | undefined,
  texts: ReadonlyMap<string, Uint8Array>,
): HeldFacts {
  if (recorded === undefined) return told;
  const same = TEXTS.filter((name) => isSameText(told[name], recorded[name], texts));
  const hashes = Object.fromEntries(same.map((name) => [name, recorded[name]?.sha256]));
  const title = isSameWords(told.title, recorded.title) ? recorded.title : told.title;
  const outcome = told.outcome === undefined ? undefined : recordedOutcome(told.outcome, told, hashes, recorded);
  return { ...told, title, ...hashes, ...(outcome !== undefined && { outcome }) };
}

/** Whether the item is recorded with all these texts and an outcome, so that no text has to be sent again. */
export function isWhollyRecorded(told: HeldFacts, recorded: RecordedItem | undefined): boolean {
  if (recorded === undefined) return false;
  const kept = TEXTS.every((name) => told[name] === undefined || told[name] === recorded[name]?.sha256);
  return kept && (told.outcome === undefined || recorded.outcomes.length > 0);
}

/** The same letters and digits in the same order; marks and blanks may differ. */
export function isSameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b);
}

function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function isSameText(
  hash: string | undefined,
  recorded: RecordedText | null,
  texts: ReadonlyMap<string, Uint8Array>,
): boolean {
  const bytes = hash === undefined ? undefined : texts.get(hash);
  if (bytes === undefined || recorded === null || recorded.text === null) return false;
  return isSameWords(new TextDecoder().decode(bytes), recorded.text);
}

type Outcome = Exclude<HeldFacts['outcome'], undefined>;

function recordedOutcome(
  outcome: Outcome,
  told: HeldFacts,
  hashes: Readonly<Record<string, string | undefined>>,
  { outcomes, corrected }: RecordedItem,
): Outcome {
  const { wording } = hashes;
  if ('wording' in outcome && outcome.wording === told.wording && wording !== undefined) return { ...outcome, wording };
  const open = canonicalJson({ kind: 'referred' });
  const wasOpen = [...outcomes, ...corrected].some((one) => canonicalJson(one.outcome) === open);
  return outcome.kind === 'referred' && wasOpen ? { kind: 'referred' } : outcome;
}
