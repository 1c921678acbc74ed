import { Route, ChoiceField, PartyField, TimedCommandBody } from '#commands';
import type { Attendee, Capacity } from './attendee.js';
import { ATTENDEE_KINDS, CAPACITIES } from './attendee.js';

const may = ['clerk', 'process-manager'] as const;

const member = { kind: 'function', title: 'Leitung Kultur' } as const;

@Route(':id/arrivals', {
  may: [...may, 'member'],
  summary: 'Record that a member arrived; a late entry that changes who could vote questions the vote',
  example: { attendee: member, occurredAt: { local: '2019-02-14T17:05' } },
})
export class RecordArrival extends TimedCommandBody {
  static readonly type = 'RecordArrival';
  @PartyField({ only: ATTENDEE_KINDS }) readonly attendee!: Attendee;
  @ChoiceField(CAPACITIES, { optional: true, description: 'Advisory members have no vote. Default: member.' })
  readonly capacity?: Capacity;
}

@Route(':id/departures', { may, summary: 'Record that a member left', example: { attendee: member } })
export class RecordDeparture extends TimedCommandBody {
  static readonly type = 'RecordDeparture';
  @PartyField({ only: ATTENDEE_KINDS }) readonly attendee!: Attendee;
}

@Route(':id/guests', { may, summary: 'Record a guest', example: { guest: member } })
export class RecordGuest extends TimedCommandBody {
  static readonly type = 'RecordGuest';
  @PartyField({ only: ATTENDEE_KINDS }) readonly guest!: Attendee;
}

export const attendanceCommands = [RecordArrival, RecordDeparture, RecordGuest] as const;
