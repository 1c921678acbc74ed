import { readSentence } from './outcome-sentence.js';
import { isProposal } from './proposal-wordings.js';
import { isPublicityMark, readPublicity } from './publicity.js';
import { isReferenceLabel, readReferenceAtEnd, readReferenceLine } from './reference.js';
import { readSectionLabel } from './section-labels.js';
import { joinWrapped } from './source-text.js';

export interface ItemHeader {
  readonly title: string | null;
  readonly references: readonly string[];
  readonly itemPublic: boolean | null;
  readonly publicityAsWritten: string | null;
  /** The lines below the header. */
  readonly body: readonly string[];
}

const MAX_TITLE = 500;
const LOOK_AHEAD = 6;
/** Facts that a council information system repeats in the head of an item. */
const METADATA =
  /^(?:Sitzungsdatum|Sitzungstermin|Termin|Gremium|Status|Beratung|Beratungsfolge|Federführend|Federführung|Verfasser(?:in)?|Bearbeiter(?:in)?|Einreicher|Aktenzeichen|AZ|Zeit|Raum|Ort|Anlass|Sitzung|Beteiligt|Art der Vorlage|Vorlageart)\s*:.{0,200}$/u;
const METADATA_WITHIN = 12;
const TITLE_LABEL = /^(?:Betreff|Betr\.|Titel|Thema|Gegenstand|Bezeichnung)\s*:\s*/iu;
const MARK_AT_END =
  /(?<![\s,])[\s,]*[([–-]\s?((?:nicht[- ]?)?öffentlich(?:er Teil)?)\s?[)\]]?$|\s(nicht[- ]?öffentlich)$/iu;

/** The title, the paper's reference and the item's publicity. The title may begin on the item's line and have several lines. */
export function readItemHeader(rest: string, below: readonly string[]): ItemHeader {
  const lines = joinReferenceLabels([
    rest,
    ...below.map((line, at) => (at < METADATA_WITHIN && METADATA.test(line) ? '' : line)),
  ]);
  const end = headerEnd(lines);
  const references: string[] = [];
  const title: string[] = [];
  const marks: string[] = [];
  for (const line of lines.slice(0, end)) {
    const reference = readReferenceLine(line) ?? readReferenceAtEnd(line);
    if (isPublicityMark(line)) marks.push(line);
    else if (reference === undefined) title.push(takeMark(line, marks));
    else {
      references.push(...reference.references);
      title.push(takeMark(reference.before, marks));
    }
  }
  const words = titleWords(title);
  const doubtful = words.length > MAX_TITLE;
  return {
    title: words === '' || doubtful ? null : words,
    references: [...new Set(references)],
    publicityAsWritten: marks[0] ?? null,
    itemPublic: marks.length === 0 ? null : readPublicity(marks.join(' ')),
    body: doubtful ? [...title, ...lines.slice(end)] : lines.slice(end),
  };
}

function takeMark(line: string, marks: string[]): string {
  const mark = MARK_AT_END.exec(line);
  if (mark === null) return line;
  marks.push(mark[0]);
  return line.slice(0, mark.index);
}

function joinReferenceLabels(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    if (line !== '' && isReferenceLabel(line)) return [`${line} ${lines[at + 1] ?? ''}`.trim()];
    return at > 0 && isReferenceLabel(lines[at - 1] ?? '') ? [] : [line];
  });
}

/** The header ends at a reference that is near, else with the first paragraph. Sentences of an outcome or proposal end it too. */
function headerEnd(lines: readonly string[]): number {
  const start = lines.findIndex((line) => line !== '' && !isPublicityMark(line));
  const body = lines.findIndex((line, at) => at > 0 && endsHeader(line) && !(at === start && isMotionTitle(line)));
  const limit = body === -1 ? lines.length : body;
  const reference = referenceAhead(lines.slice(0, limit));
  if (reference !== undefined) return afterMarks(lines, reference + 1, limit);
  if (start === -1 || start >= limit) return limit;
  if (isBodySentence(lines[start] ?? '')) return start;
  const gap = lines.findIndex((line, at) => at > start && line === '');
  const end = Math.min(gap === -1 ? limit : gap, limit);
  const wrapped = !lines.slice(start + 1, end).some((line) => /[.!?]$/u.test(line));
  return afterMarks(lines, wrapped ? end : start + 1, limit);
}

/** `Antrag der Fraktion: …` and `Bericht` label a section in the text, but in the header they are titles. */
const TITLE_LIKE = /^(?:Bericht|Vorschlag)(?!\p{L})|^Antrag (?:der|des|von) /u;

function endsHeader(line: string): boolean {
  return readSectionLabel(line) !== undefined && !TITLE_LIKE.test(line);
}

/** In the place of a title, `Antrag: Bänke am Ufer` is a title; a whole sentence is a proposal. */
function isMotionTitle(line: string): boolean {
  return /^Antrag: ?\S/u.test(line) && !/[.!?]$/u.test(line);
}

function isBodySentence(line: string): boolean {
  return /[.!?]$/u.test(line) && (readSentence(line, null).says !== 'nothing' || isProposal(line));
}

function referenceAhead(lines: readonly string[]): number | undefined {
  let seen = 0;
  let found: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    seen += 1;
    if (readReferenceLine(line) !== undefined || readReferenceAtEnd(line) !== undefined) {
      found = at;
      seen = LOOK_AHEAD - 1; // a second paper may stand right below
    } else if (seen >= LOOK_AHEAD || isBodySentence(line)) break;
  }
  return found;
}

function afterMarks(lines: readonly string[], from: number, limit: number): number {
  let end = from;
  for (let at = from; at < limit; at += 1) {
    const line = lines[at] ?? '';
    if (line !== '' && !isPublicityMark(line)) break;
    end = at + 1;
  }
  return end;
}

function titleWords(lines: readonly string[]): string {
  const words = joinWrapped(lines.map((line) => line.trim()))
    .replace(TITLE_LABEL, '')
    .trim();
  const [, inside] = /^["„“»«](.*)["“”«»]$/u.exec(words) ?? [];
  return inside === undefined || /["„“”»«]/u.test(inside) ? words : inside.trim();
}
