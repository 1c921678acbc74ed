import type { CommitteeEvent, MeetingEvent, PaperEvent } from '#council';
import { OUTCOMES } from '#council';
import type { Message, Recorded } from '#event-sourcing';
import { categoryOf, certainlyBefore } from '#event-sourcing';
import type { OrganisationEvent } from '#parties';
import type { ReorganisationEvent } from '#reorganisation';
import { organisationsIn } from '#reorganisation';
import type { AssignmentEvent, GoalEvent, MeasureEvent, StrategyProcessEvent } from '#steering';
import type { ProgressReportEvent } from '../progress-report/progress-report.events.js';

/** Nothing of another stream may begin to use an entity after its end; its decider cannot see an end at the same time. */
export interface ConflictRule {
  readonly rule: string;
  /** Category of the streams that end. */
  readonly category: string;
  readonly isEnd: (event: Recorded) => boolean;
  /** Ids of the entities that the event would not have used if their end had been known. */
  readonly usedBy: (event: Recorded) => readonly (string | undefined)[];
  readonly english: string;
  readonly german: string;
}

type UsingEvent =
  | OrganisationEvent
  | ReorganisationEvent
  | StrategyProcessEvent
  | MeasureEvent
  | GoalEvent
  | AssignmentEvent
  | CommitteeEvent
  | MeetingEvent
  | PaperEvent
  | ProgressReportEvent;

type Uses = {
  readonly [T in UsingEvent['type']]?: (
    event: Recorded<Extract<UsingEvent, { readonly type: T }>>,
  ) => readonly (string | undefined)[];
};

/** The rules of every context: a decider that refuses because something of another stream is over has its rule here. */
export const CONFLICT_RULES: readonly ConflictRule[] = [
  {
    rule: 'organisationHasEnded',
    category: 'organisation',
    isEnd: isOf('OrganisationEnded'),
    usedBy: byType({
      OrganisationRegistered: ({ data }) => [data.parent],
      OrganisationMoved: ({ data }) => [data.parent],
      ReorganisationRecorded: ({ data }) => organisationsIn(data.change),
      ProcessInitiated: ({ data }) => [data.lead],
      ProcessLeadAssigned: ({ data }) => [data.lead],
      MeasureProposed: ({ data }) => [data.lead],
      MeasureLeadAssigned: ({ data }) => [data.lead],
      AssignmentGiven: ({ data }) => [data.to],
      AssignmentTransferred: ({ data }) => [data.to],
    }),
    english: 'An organisation that has ended takes over nothing and gets no subordinate units.',
    german: 'Eine Organisation, die nicht mehr besteht, übernimmt nichts und erhält keine untergeordneten Einheiten.',
  },
  {
    rule: 'processIsClosed',
    category: 'strategyProcess',
    isEnd: isOf('ProcessClosed'),
    usedBy: byType({
      MeasureProposed: ({ data }) => [data.process],
      GoalProposed: ({ data }) => [data.process],
    }),
    english: 'A closed strategy process gets no measures and no goals.',
    german: 'Ein abgeschlossener Strategieprozess erhält keine Maßnahmen und keine Ziele.',
  },
  {
    rule: 'committeeIsDissolved',
    category: 'committee',
    isEnd: isOf('CommitteeDissolved'),
    usedBy: byType({
      // A meeting of the past may be entered late.
      MeetingScheduled: ({ data, metadata }) =>
        certainlyBefore(data.when, metadata.recordedAt.slice(0, 10)) ? [] : [data.committee],
    }),
    english: 'A dissolved committee does not meet any more.',
    german: 'Ein aufgelöstes Gremium tagt nicht mehr.',
  },
  {
    rule: 'meetingIsCancelled',
    category: 'meeting',
    isEnd: isOf('MeetingCancelled'),
    usedBy: byType({
      StepScheduled: ({ data }) => [data.meeting],
      AgendaProposalSettled: ({ data }) => [data.meeting],
    }),
    english: 'No paper and no proposal comes to a cancelled meeting.',
    german: 'In eine abgesagte Sitzung kommt keine Vorlage und kein Vorschlag.',
  },
  {
    rule: 'paperIsWithdrawn',
    category: 'paper',
    isEnd: isOf('PaperWithdrawn'),
    usedBy: byType({
      ReportSubmitted: ({ data }) => [data.paper],
      ItemOutcomeRecorded: ({ data: { outcome, paper } }) =>
        paper.kind === 'paper' && OUTCOMES[outcome.kind].isTakenUp && OUTCOMES[outcome.kind].endsItem
          ? [paper.paper]
          : [],
    }),
    english: 'No committee acts on a withdrawn paper, and it brings no report.',
    german: 'Über eine zurückgezogene Vorlage entscheidet kein Gremium, und sie bringt keinen Bericht ein.',
  },
  {
    rule: 'personIsErased',
    category: 'person',
    isEnd: (event) => event.type === 'ErasureDecided' && 'decision' in event.data && event.data.decision === 'granted',
    usedBy: personsOf,
    english: 'Nothing new refers to a person whose data are erased.',
    german: 'Auf eine Person, deren Daten gelöscht sind, verweist nichts Neues.',
  },
];

function isOf(type: UsingEvent['type']): (event: Recorded) => boolean {
  return (event) => event.type === type;
}

function byType(uses: Uses): ConflictRule['usedBy'] {
  const readers = new Map<string, (event: Recorded<never>) => readonly (string | undefined)[]>(Object.entries(uses));
  // The key of the reader is the event's type, so the event has the type that the reader takes.
  return (event) => readers.get(event.type)?.(event as never) ?? [];
}

/** Events that follow from another one of the same command, which names the person as well. */
const CONSEQUENCES: readonly Message['type'][] = ['DeviationNoted', 'VoteQuestioned'];

/** Every command that refers to a person asks whether the person is known. */
function personsOf({ type, stream, data, metadata }: Recorded): readonly string[] {
  if (categoryOf(stream) === 'person' || CONSEQUENCES.includes(type)) return [];
  const persons = (metadata.basis ?? []).flatMap((point) =>
    point.stream.startsWith('person-') ? [point.stream.slice('person-'.length)] : [],
  );
  if (persons.length === 0) return [];
  const text = JSON.stringify(data);
  return persons.filter((id) => text.includes(id));
}
