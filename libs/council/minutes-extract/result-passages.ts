import { proposalOf, statesOutcome, trailingOutcome } from './proposal-passages.js';
import type { ReadPassage } from './proposal-passages.js';
import { isCommission } from './proposal-wordings.js';

/** The passages of the proposal and of the result. All others are deliberation. */
export interface ResultParts {
  readonly proposal: readonly ReadPassage[];
  readonly outcome: readonly ReadPassage[];
}

const MAX_OUTCOME = 200;
const MAX_PARAGRAPH = 300;

/** Below labels (`Beschluss:`, `Abstimmungsergebnis:`) the result is there; without them it is a paragraph near the end. */
export function resultOf(read: readonly ReadPassage[]): ResultParts {
  const body = read.filter(({ section }) => section !== 'kind' && section !== 'sideMotion');
  return body.some(isResult) ? byLabels(body) : byOrder(body);
}

function isResult({ section }: ReadPassage): boolean {
  return section === 'resolution' || section === 'vote' || section === 'recommendation';
}

function byLabels(read: readonly ReadPassage[]): ResultParts {
  const runs = runsOf(read.filter(isResult));
  const labelled = runs.flatMap((run, at) => trimmed(run, runs[at + 1]?.[0]?.section === 'vote'));
  const first = read.findIndex(isResult);
  const before = read.slice(0, first).filter((passage) => !isResult(passage));
  const outcome = labelled.filter(({ asks }) => !asks);
  const asked = [...proposalOf(before), ...labelled.filter(({ asks }) => asks)];
  if (asked.length > 0 || labelled.some(({ section }) => section !== 'vote')) return { proposal: asked, outcome };
  return { proposal: [], outcome: [...endingOf(before), ...outcome] }; // the result belongs to the sentence above it
}

function runsOf(passages: readonly ReadPassage[]): readonly (readonly ReadPassage[])[] {
  const runs: ReadPassage[][] = [];
  for (const passage of passages) {
    const run = runs.at(-1);
    if (run?.[0]?.label === passage.label) run.push(passage);
    else runs.push([passage]);
  }
  return runs;
}

/** The section without the debate below its result. */
function trimmed(run: readonly ReadPassage[], votedBelow: boolean): readonly ReadPassage[] {
  if (run[0]?.section === 'vote') return run.slice(0, voteLength(run));
  return votedBelow ? run : run.slice(0, resolutionLength(run));
}

/** A vote is its numbers and one result; the first paragraph about something else ends it. */
function voteLength(run: readonly ReadPassage[]): number {
  let resulted = false;
  for (const [at, { reading, before, section }] of run.entries()) {
    const apart = at > 0 && (before === '\n\n' || before === '\n') && section === 'vote';
    if (reading.says === 'nothing' && (apart || (resulted && at > 0))) return at;
    if (resulted && apart && reading.says !== 'vote' && !(reading.says === 'outcome' && reading.ofPart)) return at;
    if (reading.says === 'outcome') resulted = true;
  }
  return run.length;
}

/** A resolution without a labelled vote ends with its result, or before the first paragraph behind an outcome. */
function resolutionLength(run: readonly ReadPassage[]): number {
  let resulted = false;
  for (const [at, { reading, before, text }] of run.entries()) {
    const apart = at > 0 && before === '\n\n';
    const more = reading.says === 'vote' || (reading.says === 'outcome' && (reading.bare || reading.ofPart));
    if (resulted && apart && !more && !isNumbered(text)) return at;
    if (reading.says !== 'nothing') resulted = true;
  }
  return run.length;
}

function isNumbered(text: string): boolean {
  return /^(?:\d{1,2}[.)]|[a-z]\)|[-–•*])\s/u.test(text);
}

function byOrder(read: readonly ReadPassage[]): ResultParts {
  const proposal = proposalOf(read);
  const last = proposal.at(-1);
  if (last === undefined) return { proposal, outcome: endingOf(read) };
  const after = read.slice(read.indexOf(last) + 1);
  const outcome = resultParagraphs(after);
  if (outcome.length > 0) return { proposal, outcome };
  const stated = after.filter(statesOutcome);
  if (stated.length > 0) return { proposal, outcome: stated };
  const rest = after.map(({ raw }) => raw).join(' ');
  return { proposal, outcome: rest.length <= MAX_OUTCOME ? after : [] };
}

/** The sentences on the outcome at the end of the text, else the last paragraph that only states one. */
function endingOf(read: readonly ReadPassage[]): readonly ReadPassage[] {
  const withoutCommission = read.slice(0, read.findLastIndex(({ text }) => !isCommission(text)) + 1);
  const ending = withoutCommission.slice(withoutCommission.length - trailingOutcome(withoutCommission));
  const certain = ending.some(({ reading }) => reading.says === 'outcome');
  const short = ending.map(({ raw }) => raw).join(' ').length <= MAX_OUTCOME;
  if (ending.length > 0 && (certain || short)) return ending;
  return resultParagraphs(read);
}

/** Of paragraphs that only state outcomes or votes, the last ones that follow each other. */
function resultParagraphs(read: readonly ReadPassage[]): readonly ReadPassage[] {
  const paragraphs = paragraphsOf(read);
  const end = paragraphs.findLastIndex(isResultParagraph);
  if (end === -1) return [];
  let start = end;
  while (start > 0 && paragraphs[start - 1]?.every(statesOutcome) === true) start -= 1;
  return paragraphs.slice(start, end + 1).flat();
}

function isResultParagraph(paragraph: readonly ReadPassage[]): boolean {
  const length = paragraph.reduce((sum, { raw }) => sum + raw.length, 0);
  return (
    length <= MAX_PARAGRAPH
    && paragraph.every(statesOutcome)
    && paragraph.some(({ reading }) => reading.says === 'outcome')
  );
}

function paragraphsOf(read: readonly ReadPassage[]): readonly (readonly ReadPassage[])[] {
  const paragraphs: ReadPassage[][] = [];
  for (const passage of read) {
    if (passage.before === '\n\n' || paragraphs.length === 0) paragraphs.push([passage]);
    else paragraphs.at(-1)?.push(passage);
  }
  return paragraphs;
}
