import type { CommandMeta, Decided } from '#event-sourcing';
import type { CommitteeKind } from '../../committee/committee.commands.js';
import type { ItemPaper } from '../agenda/agenda-item.js';
import type { Finding } from '../findings.js';
import type { MeetingFacts } from '../meeting-decision.js';
import type { TextCorrection } from '../item-facts.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { BEYOND_COMPETENCE, isBeyondCompetence } from '../outcome/competence.js';
import type { Outcome } from '../outcome/outcome.js';

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

export function beyondCompetence(
  kind: CommitteeKind | undefined,
  outcome: Outcome,
  paper: ItemPaper,
  subject: string,
): readonly Finding[] {
  return isBeyondCompetence(kind, outcome, paper) ? [{ violation: BEYOND_COMPETENCE, subject }] : [];
}
