import { sourceText, parseMinutesExtract, isExtractRefusal } from '#council';
import type { ExtractFacts } from '../../minutes/extract-facts.js';
import { factsOf } from '../../minutes/extract-facts.js';
import type { ImportResult } from '../../minutes/import-extract.js';
import { importExtract } from '../../minutes/import-extract.js';
import type { DemoExtract } from '../demo-extract.js';
import type { Cast, Play } from '../play.js';
import { beginDay } from '../play.js';
import { PAPER, SITTING } from '../stated.js';
import { until } from '../until.js';
import { expectEqual, expectThat } from '../went-otherwise.js';
import type { PaperView } from './paper.js';
import type { Process } from './process.js';

/** The committee takes note: its extract is imported, and the outcome finds its way to the paper. @returns the meeting's id */
export async function importSitting(play: Play, cast: Cast, process: Process, paper: string): Promise<string> {
  await beginDay(play, '2019-02-21', 'The extract of 14 February arrives');
  const options = { create: false, process: process.id };
  const result = await importExtract(cast.clerk, play.extract.facts, options);
  expectEqual(result.paper, paper, 'the paper that the extract names');
  await tellMeeting(play, cast, result);
  await tellPaper(play, cast, paper);
  const again = await importExtract(cast.archivist, withOtherLineEnds(play.extract), options);
  expectEqual(again.status, 'already imported', 'what comes of the same extract again');
  play.account.fact(
    'by itself',
    'The archive imports the same extract again, from a copy with Windows line ends: already imported. Nothing changes, whoever asks.',
    'ids come from the facts',
  );
  return result.meeting;
}

async function tellMeeting(
  { account }: Play,
  { clerk }: Cast,
  { status, meeting, position }: ImportResult,
): Promise<void> {
  expectEqual(status, 'imported', 'what comes of the extract');
  const view = await clerk.get<MeetingView>(`/meetings/${meeting}?atLeast=${position ?? ''}`);
  const [item] = view.agenda;
  expectEqual(view.when, SITTING.day, 'the day of the meeting');
  expectEqual(item?.number, SITTING.item, 'the number of the item');
  expectEqual(item?.outcomes[0]?.outcome.kind, 'acknowledged', 'the outcome');
  expectEqual(item?.wording?.text, 'Kenntnis genommen.', 'the words of the outcome');
  account.fact(
    'stated in the extract',
    `Sozialausschuss, 14.02.2019, TOP ${SITTING.item} (agenda item): ${PAPER.title}. Outcome: "${item?.wording?.text ?? ''}", an acknowledgement (Kenntnisnahme), which is never approval.`,
    'imported as `lenkwerk import minutes` does it',
    'an excerpt only: who attended and how the vote went is unknown, and no deviation is raised for it',
  );
}

/** The import does not wait for the policy: the paper is read until its outcome is there. */
async function tellPaper(play: Play, { clerk }: Cast, paper: string): Promise<void> {
  const { steps, effect } = await until<PaperView>(play, {
    reader: clerk,
    path: `/papers/${paper}`,
    isSo: ({ status }) => status === 'concluded',
    policy: 'consultation',
    what: 'conclude the paper',
  });
  const [step] = steps;
  expectEqual(steps.length, 1, 'the number of steps of the paper');
  expectEqual(step?.outcome?.kind, 'acknowledged', "the outcome of the paper's step");
  play.account.fact(
    'by itself',
    `The policy "consultation" carries the outcome to the step of paper ${PAPER.reference} and, since it was the last one, concludes the consultation. Effect: ${effect ?? 'none'}.`,
    'durable: it would go on after a crash',
  );
}

function withOtherLineEnds({ bytes }: DemoExtract): ExtractFacts {
  const copy = new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('\n', '\r\n'));
  const extract = parseMinutesExtract(copy);
  expectThat(!isExtractRefusal(extract), 'the copy is not read as an extract');
  const facts = factsOf(extract, sourceText(copy));
  expectThat('evidence' in facts, 'the copy does not name committee, item and title');
  return facts;
}

interface MeetingView {
  readonly when: string;
  readonly agenda: readonly {
    readonly number: string;
    readonly wording: { readonly text: string | null } | null;
    readonly outcomes: readonly { readonly outcome: { readonly kind: string } }[];
  }[];
}
