import type { RowOf } from '#event-sourcing';
import type { Dates, Names } from '../shown-parts.js';
import { datedOrNull, named } from '../shown-parts.js';
import type { ProcessEventAnswer } from '../strategy-process.answer.js';
import type { processEvents, processInvitations } from '../strategy-process.tables.js';

export function eventView(
  { id, kind, title, participants, participantsNamed, heldEvent, evidence }: RowOf<typeof processEvents>,
  invitations: readonly RowOf<typeof processInvitations>[],
  dates: Dates,
  names: Names,
): ProcessEventAnswer {
  const invitation = invitations.find((one) => one.id === id);
  return {
    ...{ id, kind, title },
    invited: datedOrNull(invitation?.invitedEvent, dates),
    held: datedOrNull(heldEvent, dates),
    participants: participants?.map((one) => named(one, names)) ?? null,
    ...(participantsNamed !== null && { participantsNamed }),
    evidence,
  };
}
