import { readItemLine } from './agenda-item.js';
import type { ItemLine } from './agenda-item.js';
import { withoutClosing } from './closing-lines.js';
import type { Heading } from './heading.js';
import { readItemHeader } from './item-header.js';
import type { ItemHeader } from './item-header.js';
import { readItemText } from './item-text.js';
import type { ExtractOutcome, ExtractPaper, ExtractPassage, MinutesExtract, PlacedFact } from './minutes-extract.js';
import { missingPaths } from './missing-paths.js';
import { readOutcome } from './outcome.js';
import type { OutcomeReadings, PlacelessOutcome } from './outcome.js';
import { itemKind, readPaperResults } from './paper-results.js';
import type { PaperResult } from './paper-results.js';
import type { Places } from './places.js';
import { readReferenceLine } from './reference.js';

/** More sentences than a result rests on. */
const MAX_PASSAGES = 50;

export interface ItemLines {
  readonly heading: Heading;
  readonly headingLines: readonly string[];
  readonly item: ItemLine | undefined;
  /** The rest of the item's line, and the lines below it. */
  readonly below: readonly string[];
  readonly places: Places;
  readonly hash: string;
  /** The part of the minutes that the item stands in, where the item itself is silent. */
  readonly partPublic?: boolean | null;
}

export function extractOfItem(lines: ItemLines): MinutesExtract {
  const { heading, headingLines, item, places } = lines;
  const [rest = '', ...below] = item === undefined ? ['', ...lines.below] : lines.below;
  const header = readItemHeader(
    rest,
    below.filter((line) => item === undefined || !isRepeated(line, item)),
  );
  const passages = placedFacts(lines, header);
  const text = readItemText(withoutClosing(header.body), heading.committee);
  const fromHeading = headingLines.flatMap((line) => readReferenceLine(line)?.references ?? []);
  const references = [...new Set([...fromHeading, ...header.references])];
  const papers = papersOf(references, places);
  const results = readPaperResults(text.outcome.sentences, references, heading.committee);
  const read = readOutcome(text.outcome, heading.committee);
  const outcome = placed({ ...read.outcome, kind: itemKind(results, read.outcome.kind) }, places);
  const furtherOutcomes = read.further.map((one) => placed(one, places));
  const extract = {
    committee: heading.committee,
    committees: heading.committees,
    date: heading.date,
    meetingPublic: heading.meetingPublic,
    itemPublic: header.itemPublic ?? lines.partPublic ?? null,
    item: item?.item ?? null,
    title: header.title,
    reference: references.length === 1 ? (references[0] ?? null) : null,
    papers: withResults(papers, results, places),
    proposal: text.proposal,
    deliberation: text.deliberation,
    outcome,
    furtherOutcomes,
    referredTo: [...new Set([outcome, ...furtherOutcomes].flatMap(({ referredTo }) => referredTo))],
    findings: findingsOf(read, results, outcome),
    passages,
    sourceHash: lines.hash,
  };
  return { ...extract, missing: missingPaths(extract) };
}

/** Whether the line is the head of a page that names the same item again. */
function isRepeated(line: string, item: ItemLine): boolean {
  const again = readItemLine(line);
  return again?.item === item.item && (again.rest === '' || again.rest === item.rest);
}

/** The lines of the facts, in the order of the text. */
function placedFacts({ heading, item, places }: ItemLines, header: ItemHeader): MinutesExtract['passages'] {
  const texts: readonly (readonly [PlacedFact, string | null | undefined])[] = [
    ['committee', heading.committeeAsWritten],
    ['date', heading.dateAsWritten],
    ['meetingPublic', heading.publicityAsWritten],
    ['item', item === undefined ? null : item.words],
    ['title', header.title],
    ['itemPublic', header.publicityAsWritten],
  ];
  const found = texts.map(([fact, text]) => [fact, text == null ? null : places.of(text)] as const);
  return Object.fromEntries(found.filter(([, passage]) => passage !== null));
}

function papersOf(references: readonly string[], places: Places): readonly ExtractPaper[] {
  return references.map((reference) => ({ reference, outcome: null, passage: places.of(reference) }));
}

function withResults(
  papers: readonly ExtractPaper[],
  results: readonly PaperResult[],
  places: Places,
): readonly ExtractPaper[] {
  return papers.map((paper) => {
    const result = results.find(({ reference }) => reference === paper.reference);
    return result === undefined ? paper : { ...paper, outcome: placed(result.outcome, places) };
  });
}

function placed(outcome: PlacelessOutcome, places: Places): ExtractOutcome {
  return {
    ...outcome,
    passages: outcome.passages
      .slice(0, MAX_PASSAGES)
      .map((text) => places.of(text))
      .filter((passage) => passage !== null),
  };
}

function findingsOf(
  { findings }: OutcomeReadings,
  results: readonly PaperResult[],
  { passages }: ExtractOutcome,
): MinutesExtract['findings'] {
  const passage: ExtractPassage | null = passages.at(-1) ?? null;
  const kinds = new Set(results.map(({ outcome }) => outcome.kind));
  const differ =
    kinds.size > 1
      ? [
          {
            finding: 'results contradict each other',
            detail: 'The papers of the item have different results.',
          } as const,
        ]
      : [];
  return [...findings, ...differ].map((finding) => ({ ...finding, passage }));
}
