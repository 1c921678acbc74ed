import type { ExtractOutcome, ExtractTally, MinutesExtract } from '#council';
import { germanDay } from './extract-facts.js';

const SHOWN = 100;
const UNSAID = 'not said';

/** The facts of an extract for people, one line a fact. */
export function accountOf(extract: MinutesExtract): string {
  const { committee, date, meetingPublic, item, itemPublic, title, reference, proposal, deliberation, outcome } =
    extract;
  const facts: readonly (readonly [string, string])[] = [
    ['Committee', committee ?? UNSAID],
    ['Day', `${germanDay(date)}, ${publicity(meetingPublic)}`],
    ['Item', item === null ? UNSAID : `TOP ${item}, ${publicity(itemPublic)}`],
    ['Title', title ?? UNSAID],
    ['Paper', reference ?? UNSAID],
    ['Proposal', proposal === null ? UNSAID : shortened(proposal)],
    ['Deliberation', deliberation === null ? UNSAID : `${deliberation.length} characters: ${shortened(deliberation)}`],
    ['Outcome', outcomeText(outcome)],
    ['Vote', voteText(outcome)],
    ['Source', `SHA-256 ${extract.sourceHash}`],
  ];
  return facts.map(([name, text]) => `${name.padEnd(13)}${text}`).join('\n');
}

function publicity(isPublic: boolean | null): string {
  if (isPublic === null) return 'whether public is not said';
  return isPublic ? 'public' : 'not public';
}

function outcomeText({ kind, text, referredTo }: ExtractOutcome): string {
  const words = text === null ? '' : ` – "${shortened(text)}"`;
  const where = referredTo === null ? '' : ` to ${referredTo}`;
  return kind === 'unrecognised' && text === null ? UNSAID : `${kind}${where}${words}`;
}

function voteText({ stated, tally }: ExtractOutcome): string {
  const counts = tally === null ? [] : countsOf(tally);
  return [...(stated === null ? [] : [stated]), ...counts].join(', ') || UNSAID;
}

function countsOf(tally: ExtractTally): readonly string[] {
  return Object.entries(tally).map(([name, count]) => `${name} ${count ?? 'unknown'}`);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1)}…`;
}
