import type { CommandMeta, Decided } from '#event-sourcing';
import type { ItemPaper } from '../agenda/agenda-item.js';
import type { Finding } from '../findings.js';
import type { MeetingFacts } from '../meeting-decision.js';
import type { PaperOutcome, TextCorrection } from '../item-facts.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { BEYOND_COMPETENCE, isBeyondCompetence } from '../outcome/competence.js';
import type { Outcome } from '../outcome/outcome.js';
import { withdrawalFindings } from '../outcome/outcome-rules.js';

/** What the recording of a source's items needs beside them. */
export interface HeldContext {
  readonly meta: CommandMeta;
  readonly facts: MeetingFacts;
  /** The day of all that the source records. */
  readonly day: string;
  readonly meeting: KnownMeeting;
  /** The source is a corrected text, and a person wishes that it counts. */
  readonly correction?: Omit<TextCorrection, 'formerDocument'>;
  /** The field of the command that holds an item, with a point behind it. */
  readonly fieldOf: (index: number) => string;
}

export interface RecordedFacts {
  readonly events: readonly Decided<MeetingEvent>[];
  readonly findings: readonly Finding[];
}

/** What is irregular in an outcome on this paper. */
export function foundIn(
  outcome: Outcome,
  paper: ItemPaper,
  subject: string,
  { facts, day: occurredOn }: Pick<HeldContext, 'facts' | 'day'>,
): readonly Finding[] {
  return [
    ...(isBeyondCompetence(facts.committee?.kind, outcome, paper) ? [{ violation: BEYOND_COMPETENCE, subject }] : []),
    ...withdrawalFindings(outcome, paper, subject, { occurredOn }, facts),
  ];
}

/** What is irregular in results of single papers: each rule once, since they are one event. */
export function foundInResults(
  results: readonly PaperOutcome[],
  subject: string,
  context: Pick<HeldContext, 'facts' | 'day'>,
): readonly Finding[] {
  const all = results.flatMap(({ outcome, ...paper }) =>
    foundIn(outcome, { kind: 'paper', ...paper }, subject, context),
  );
  return [...new Map(all.map((finding) => [finding.violation.rule, finding])).values()];
}
