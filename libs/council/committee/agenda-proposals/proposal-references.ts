import type { FactReader } from '#event-sourcing';
import { MEETING_AGENDA } from '../meeting-agenda.js';
import { PAPER_EXISTS } from '../paper-existence.js';
import type { ProposalCommand, ProposalSubject } from './agenda-proposals.commands.js';
import type { ProposalRefusal } from './agenda-proposals.refusals.js';

/** The reason against a reference of a proposal or of its settlement, and the field of the reference. */
export interface RefusedReference {
  readonly reason: Extract<
    ProposalRefusal,
    | 'what is proposed does not exist'
    | 'the meeting is none of this committee'
    | 'the meeting is cancelled'
    | 'the item is not on this agenda'
  >;
  readonly field: string;
}

export async function refusedReferenceOf(
  command: ProposalCommand,
  read: FactReader,
): Promise<RefusedReference | undefined> {
  return command.type === 'ProposeAgendaItem'
    ? await missingSubject(command, read)
    : await unsuitableMeeting(command, read);
}

async function missingSubject(
  { data: { about } }: Extract<ProposalCommand, { readonly type: 'ProposeAgendaItem' }>,
  read: FactReader,
): Promise<RefusedReference | undefined> {
  if (about === undefined || (await exists(about, read))) return undefined;
  return { reason: 'what is proposed does not exist', field: 'about.id' };
}

async function exists({ kind, id }: ProposalSubject, read: FactReader): Promise<boolean> {
  return kind === 'paper' ? await read.published(PAPER_EXISTS, id) : await read.exists(kind, id);
}

/** A proposal is settled by a meeting of the same committee that is not cancelled, and by an item of its agenda. */
async function unsuitableMeeting(
  { data, meta }: Extract<ProposalCommand, { readonly type: 'SettleAgendaProposal' }>,
  read: FactReader,
): Promise<RefusedReference | undefined> {
  if (data.meeting === undefined) return undefined;
  const meeting = await read.published(MEETING_AGENDA, data.meeting);
  if (meeting?.committee !== meta.id) return { reason: 'the meeting is none of this committee', field: 'meeting' };
  if (meeting.isCancelled) return { reason: 'the meeting is cancelled', field: 'meeting' };
  if (data.item === undefined || meeting.items.includes(data.item)) return undefined;
  return { reason: 'the item is not on this agenda', field: 'item' };
}
