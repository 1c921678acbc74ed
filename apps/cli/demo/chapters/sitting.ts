import { sourceText, parseMinutesExtract, isExtractRefusal } from '#council';
import type { ExtractFacts } from '../../minutes/extract-facts.js';
import { factsOf } from '../../minutes/extract-facts.js';
import { KnownNames } from '../../minutes/known-names.js';
import type { ImportResult } from '../../minutes/record-extract.js';
import { recordExtract } from '../../minutes/record-extract.js';
import type { DemoExtract } from '../demo-extract.js';
import type { Cast, Play } from '../play.js';
import { doneBy, everything } from '../log.js';
import type { LoggedEvent } from '../log.js';
import { beginChapter } from '../play.js';
import { PAPER, SITTING } from '../stated.js';
import { until } from '../until.js';
import { expectEqual, expectThat } from '../went-otherwise.js';
import { ARRIVAL } from './city.js';
import type { PaperView } from './paper.js';
import type { Process } from './process.js';

/** The committee takes note: its extract is imported, and the outcome finds its way to the paper. @returns the meeting's id */
export async function importSitting(play: Play, cast: Cast, process: Process, paper: string): Promise<string> {
  beginChapter(play, ARRIVAL, 'The sitting of 14 February');
  const options = { create: false, process: process.id };
  const result = await recordExtract(cast.clerk, play.extract.facts, new KnownNames(cast.clerk), options);
  await tellMeeting(play, cast, result);
  await tellPaper(play, cast, paper);
  const copy = withOtherLineEnds(play.extract);
  const again = await recordExtract(cast.archivist, copy, new KnownNames(cast.archivist), options);
  expectEqual(again.status, 'already imported', 'what comes of the same extract again');
  play.account.readBack(
    'The archive imports the same extract again, from a copy with Windows line ends. The answer is "already imported", and nothing is written, whoever asks.',
    'the ids are computed from the facts',
  );
  return result.meeting;
}

async function tellMeeting(
  { account }: Play,
  { clerk, auditor }: Cast,
  { status, meeting, position }: ImportResult,
): Promise<void> {
  expectEqual(status, 'imported', 'what comes of the extract');
  const view = await clerk.get<MeetingView>(`/meetings/${meeting}?atLeast=${position ?? ''}`);
  const [item] = view.agenda;
  expectEqual(view.when, SITTING.day, 'the day of the meeting');
  expectEqual(item?.number, SITTING.item, 'the number of the item');
  expectEqual(item?.intent, 'acknowledgement', 'what the committee is asked for');
  expectEqual(item?.outcomes[0]?.outcome.kind, 'acknowledged', 'the outcome');
  expectEqual(item?.wording?.text, 'Kenntnis genommen.', 'the words of the outcome');
  const log = await everything<LoggedEvent>(auditor, `/audit/events?stream=meeting-${meeting}`, position ?? '');
  account.fact(
    'stated in the extract',
    log.map(({ event }) => event),
    `Sozialausschuss, 14.02.2019, TOP ${SITTING.item} (agenda item): ${PAPER.title}, for acknowledgement. Outcome: "${item?.wording?.text ?? ''}", which is never approval.`,
    'imported as `lenkwerk import minutes` does it',
    'an excerpt: who attended and how the vote went is unknown, and no rule is held against that',
  );
}

/** The import does not wait for the policy: the paper is read until its outcome is there. */
async function tellPaper(play: Play, { clerk, auditor }: Cast, paper: string): Promise<void> {
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
  const types = ['ConsultationBegan', 'StepOutcomeRecorded', 'PaperConcluded'];
  play.account.fact(
    'by itself',
    await doneBy(play, auditor, { policy: 'consultation', types, stream: `paper-${paper}`, count: types.length }),
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
    readonly intent: string;
    readonly wording: { readonly text: string | null } | null;
    readonly outcomes: readonly { readonly outcome: { readonly kind: string } }[];
  }[];
}
