import type { Reference } from '../references/missing-reference.js';
import { referenceIf, referencesOf } from '../references/party-references.js';
import type { ItemPaper, Outcome } from './meeting.events.js';
import type { MeetingCommand } from './meeting-decision.js';

/** A reference to another entity, and the field of the command that makes it. */
export type MeetingReference =
  Reference | { readonly kind: 'paper' | 'meeting'; readonly id: string; readonly field: string };

export function referencesOfCommand({ type, data }: MeetingCommand): readonly MeetingReference[] {
  switch (type) {
    case 'ScheduleMeeting':
      return [{ kind: 'committee', id: data.committee, field: 'committee' }, ...processReferences(data.processes)];
    case 'RecordHeldMeeting':
      return [
        { kind: 'committee', id: data.committee, field: 'committee' },
        ...processReferences(data.processes),
        ...data.items.flatMap(({ paper, outcome }, index) => [
          ...paperReferences(paper, `items.${index}.`),
          ...outcomeReferences(outcome, `items.${index}.outcome.`),
        ]),
      ];
    case 'RecordHeldItem':
      return [...paperReferences(data.paper, ''), ...outcomeReferences(data.outcome, 'outcome.')];
    case 'AddItem':
      return paperReferences(data.paper, '');
    case 'CorrectOutcome':
      return [...outcomeReferences(data.outcome, 'outcome.'), ...referencesOf(data.authority, 'authority')];
    case 'PostponeItem':
      return data.to === undefined ? [] : [{ kind: 'meeting', id: data.to, field: 'to' }];
    case 'ReferItem':
      return referenceIf('committee', data.to, 'to');
    case 'LinkMeetingToProcess':
      return referenceIf('process', data.process, 'process');
    case 'AssignMeetingChair':
      return referencesOf(data.chair, 'chair');
    case 'AssignMinuteTaker':
      return referencesOf(data.minuteTaker, 'minuteTaker');
    case 'RecordArrival':
      return referencesOf(data.attendee, 'attendee');
    case 'RecordGuest':
      return referencesOf(data.guest, 'guest');
    case 'ResolveDeviation':
      return referencesOf(data.by, 'by');
    // Who leaves has arrived, and the others refer to nothing outside the meeting.
    case 'RecordDeparture':
    case 'RescheduleMeeting':
    case 'InviteToMeeting':
    case 'OpenMeeting':
    case 'InterruptMeeting':
    case 'ResumeMeeting':
    case 'CloseMeeting':
    case 'CancelMeeting':
    case 'MoveItem':
    case 'ExcludePublic':
    case 'RestorePublic':
    case 'AdoptItem':
    case 'AdoptItemAsAmended':
    case 'RecommendItem':
    case 'RecommendItemAsAmended':
    case 'RejectItem':
    case 'AcknowledgeItem':
    case 'GiveStatement':
    case 'ReturnItemToAdministration':
    case 'RemoveItemFromAgenda':
    case 'WithdrawItem':
    case 'RecordDiscussionOnly':
    case 'RecordItemNotReached':
    case 'RecordMayorsDecision':
    case 'RecordVoidOutcome':
      return [];
  }
}

function processReferences(processes: readonly string[] = []): readonly MeetingReference[] {
  return processes.map((id, index) => ({ kind: 'process', id, field: `processes.${index}` }));
}

function paperReferences(paper: ItemPaper | undefined, prefix: string): readonly MeetingReference[] {
  return paper?.kind === 'paper' ? [{ kind: 'paper', id: paper.paper, field: `${prefix}paper.paper` }] : [];
}

function outcomeReferences(outcome: Outcome | undefined, prefix: string): readonly MeetingReference[] {
  if (outcome?.kind === 'postponed' && outcome.to !== undefined) {
    return [{ kind: 'meeting', id: outcome.to, field: `${prefix}to` }];
  }
  if (outcome?.kind === 'referred') return referenceIf('committee', outcome.to, `${prefix}to`);
  return [];
}
