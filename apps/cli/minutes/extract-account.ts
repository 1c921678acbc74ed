import type { ExtractOutcome, ExtractPaper, ExtractTally, MinutesExtract } from '#council';
import { germanDay } from './extract-facts.js';

const SHOWN = 100;
const UNSAID = 'not said';

/** The facts of an extract for people, one line a fact. */
export function accountOf(extract: MinutesExtract): string {
  const { committees, date, meetingPublic, item, itemPublic, title, papers, proposal, deliberation, outcome } = extract;
  const facts: readonly (readonly [string, string])[] = [
    ['Committee', committees.join(', ') || UNSAID],
    ['Day', `${germanDay(date)}, ${publicity(meetingPublic)}`],
    ['Item', item === null ? UNSAID : `TOP ${item}, ${publicity(itemPublic)}`],
    ['Title', title ?? UNSAID],
    ['Paper', papers.map(paperText).join(', ') || UNSAID],
    ['Proposal', proposal === null ? UNSAID : shortened(proposal)],
    ['Deliberation', deliberation === null ? UNSAID : `${deliberation.length} characters: ${shortened(deliberation)}`],
    ['Outcome', outcomeText(outcome)],
    ['Vote', voteText(outcome)],
    ...extract.furtherOutcomes.map((further): [string, string] => ['Also', outcomeText(further)]),
    ...extract.findings.map(({ finding, detail }): [string, string] => ['Finding', `${finding}: ${detail}`]),
    ['Source', `SHA-256 ${extract.sourceHash}`],
  ];
  return facts.map(([name, text]) => `${name.padEnd(13)}${text}`).join('\n');
}

/** The items of several extracts or of whole minutes, one a line. */
export function tableOf(items: readonly MinutesExtract[]): string {
  const rows = items.map(({ item, title, papers, outcome, findings }) => [
    `TOP ${item ?? '?'}`,
    cell(title ?? UNSAID, 40),
    cell(papers.map(({ reference }) => reference).join(', '), 24),
    outcome.kind + (findings.length > 0 ? ' (finding)' : ''),
  ]);
  const all = [['ITEM', 'TITLE', 'PAPER', 'OUTCOME'], ...rows];
  const widths = [0, 1, 2].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(text: string, width: number): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

function paperText({ reference, outcome }: ExtractPaper): string {
  return outcome === null ? reference : `${reference} (${outcome.kind})`;
}

function publicity(isPublic: boolean | null): string {
  if (isPublic === null) return 'whether public is not said';
  return isPublic ? 'public' : 'not public';
}

function outcomeText({ kind, text, referredTo }: ExtractOutcome): string {
  const words = text === null ? '' : ` – "${shortened(text)}"`;
  const where = referredTo.length === 0 ? '' : ` to ${referredTo.join(', ')}`;
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
