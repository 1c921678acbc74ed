import type { Reference } from '#shared-kernel';
import { referenceIf, referencesOf } from '#shared-kernel';
import type { ItemPaper } from './agenda/agenda-item.js';
import { papersOfItem } from './agenda/agenda-item.js';
import type { VoteInput } from './outcome/vote.js';
import type { Outcome } from './outcome/outcome.js';
import type { MeetingCommand } from './meeting-decision.js';

/** A reference to another entity, and the field of the command that makes it. */
export type MeetingReference =
  Reference | { readonly kind: 'paper' | 'meeting'; readonly id: string; readonly field: string };

/** Also asked for `RefineDate`, which every stream takes: commands that are not named here refer to nothing outside the meeting. */
export function referencesOfCommand(command: MeetingCommand): readonly MeetingReference[] {
  return [
    ...committeeReferences(command),
    ...sourceReferences(command),
    ...extractReferences(command),
    ...attendeeReferences(command),
    ...voterReferences(command),
  ];
}

function committeeReferences({ type, data }: MeetingCommand): readonly MeetingReference[] {
  if (type === 'ScheduleMeeting' || type === 'RecordHeldMeeting') {
    const others = type === 'ScheduleMeeting' ? (data.jointWith ?? []) : [];
    return [
      { kind: 'committee', id: data.committee, field: 'committee' },
      ...others.map((id, index) => ({ kind: 'committee' as const, id, field: `jointWith.${index}` })),
      ...processReferences(data.processes),
    ];
  }
  if (type === 'PostponeItem' && data.to !== undefined) return [{ kind: 'meeting', id: data.to, field: 'to' }];
  if (type === 'ReferItem') return referenceIf('committee', data.to, 'to');
  if (type === 'RecordItemRequest') return referenceIf('organisation', data.to, 'to');
  if (type === 'LinkMeetingToProcess') return referenceIf('process', data.process, 'process');
  return [];
}

function sourceReferences({ type, data }: MeetingCommand): readonly MeetingReference[] {
  if (type === 'RecordHeldMeeting') {
    return data.items.flatMap(({ paper, outcome }, index) => [
      ...paperReferences(paper, `items.${index}.`),
      ...outcomeReferences(outcome, `items.${index}.outcome.`),
    ]);
  }
  if (type === 'RecordHeldItem') {
    return [...paperReferences(data.paper, ''), ...outcomeReferences(data.outcome, 'outcome.')];
  }
  if (type === 'AddItem') return paperReferences(data.paper, '');
  if (type === 'CorrectOutcome') return outcomeReferences(data.outcome, 'outcome.');
  return [];
}

function attendeeReferences({ type, data }: MeetingCommand): readonly MeetingReference[] {
  if (type === 'AssignMeetingChair') return referencesOf(data.chair, 'chair');
  if (type === 'AssignMinuteTaker') return referencesOf(data.minuteTaker, 'minuteTaker');
  if (type === 'RecordArrival') return referencesOf(data.attendee, 'attendee');
  if (type === 'RecordGuest') return referencesOf(data.guest, 'guest');
  if (type === 'CorrectOutcome') return referencesOf(data.authority, 'authority');
  if (type === 'ResolveDeviation') return referencesOf(data.by, 'by');
  return [];
}

function processReferences(processes: readonly string[] = []): readonly MeetingReference[] {
  return processes.map((id, index) => ({ kind: 'process', id, field: `processes.${index}` }));
}

function paperReferences(paper: ItemPaper | undefined, prefix: string): readonly MeetingReference[] {
  if (paper === undefined) return [];
  const isOne = paper.kind === 'paper';
  return papersOfItem(paper).map(({ paper: id }, index) => ({
    kind: 'paper',
    id,
    field: isOne ? `${prefix}paper.paper` : `${prefix}paper.papers.${index}.paper`,
  }));
}

function outcomeReferences(outcome: Outcome | undefined, prefix: string): readonly MeetingReference[] {
  if (outcome?.kind === 'postponed' && outcome.to !== undefined) {
    return [{ kind: 'meeting', id: outcome.to, field: `${prefix}to` }];
  }
  if (outcome?.kind !== 'referred') return [];
  const bodies = (outcome.bodies ?? []).flatMap(({ committee }, index) =>
    referenceIf('committee', committee, `${prefix}bodies.${index}.committee`),
  );
  return [...referenceIf('committee', outcome.to, `${prefix}to`), ...bodies];
}

/** The committees and papers of an extract may be recorded with it; everything else has to be there. */
function extractReferences({ type, data }: MeetingCommand): readonly MeetingReference[] {
  if (type !== 'RecordExtract') return [];
  const { item, correct, processes } = data;
  const acts = [
    ...(item.outcome === undefined ? [] : [{ act: item.outcome, at: 'item.outcome.' }]),
    ...(item.furtherOutcomes ?? []).map((act, index) => ({ act, at: `item.furtherOutcomes.${index}.` })),
    ...(item.papers ?? []).flatMap(({ outcome: act }, index) =>
      act === undefined ? [] : [{ act, at: `item.papers.${index}.outcome.` }],
    ),
  ];
  return [
    ...processReferences(processes),
    ...(correct?.authority === undefined ? [] : referencesOf(correct.authority, 'correct.authority')),
    ...acts.flatMap(({ act, at }) => [
      ...(act.referredTo ?? []).flatMap(({ id }, index) => referenceIf('committee', id, `${at}referredTo.${index}.id`)),
      ...votersOf(act.vote, `${at}vote.`),
    ]),
  ];
}

/** People are named in a vote by their ids alone. */
function voterReferences({ type, data }: MeetingCommand): readonly MeetingReference[] {
  if (type === 'RecordHeldMeeting') {
    return data.items.flatMap(({ vote }, index) => votersOf(vote, `items.${index}.vote.`));
  }
  return 'vote' in data ? votersOf(data.vote, 'vote.') : [];
}

function votersOf(vote: VoteInput | undefined, prefix: string): readonly Reference[] {
  if (vote?.kind !== 'byName') return [];
  return vote.voters.map(({ person }, index) => ({
    kind: 'person',
    id: person,
    field: `${prefix}voters.${index}.person`,
  }));
}
