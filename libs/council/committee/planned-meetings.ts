import type { Decision, Evolved, PartialDate } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import { cadenceOf } from './cadence.js';
import type { CadenceWarned, MeetingNoted, MeetingsPlanned, NotedStatus } from './committee.events.js';
import type { CommitteeCommand } from './committee.js';

/** How many meetings a committee planned, and which it has. */
export interface PlannedMeetings {
  /** By period, and whether it was warned that they cannot be held. */
  readonly plans: Readonly<
    Record<PartialDate, { readonly plan: string; readonly count: number; readonly warned: boolean }>
  >;
  /** By their ids, as far as they were noted. */
  readonly meetings: Readonly<Record<string, { readonly status: NotedStatus; readonly when: PartialDate }>>;
}

export const nothingPlanned: PlannedMeetings = { plans: {}, meetings: {} };

export type PlannedMeetingsRefusal = 'meetings are planned for this period already' | 'this plan is not known';

export const germanPlannedMeetings: Readonly<Record<PlannedMeetingsRefusal, string>> = {
  'meetings are planned for this period already':
    'Für diesen Zeitraum ist schon eine andere Zahl von Sitzungen geplant.',
  'this plan is not known': 'Diesen Sitzungsplan gibt es nicht.',
};

type PlannedMeetingsEvent = MeetingsPlanned | MeetingNoted | CadenceWarned;
export type PlannedMeetingsCommand = Extract<
  CommitteeCommand,
  { readonly type: 'PlanMeetings' | 'NoteMeeting' | 'WarnOfCadence' }
>;

export function decidePlannedMeetings(
  { type, data, meta }: PlannedMeetingsCommand,
  { plans, meetings }: PlannedMeetings,
): Decision<PlannedMeetingsEvent, PlannedMeetingsRefusal> {
  switch (type) {
    case 'PlanMeetings': {
      const planned = plans[data.period];
      if (planned?.count === data.count) return acceptAsIs('these meetings are planned already');
      if (planned !== undefined) return refuse('meetings are planned for this period already');
      const plan = partId(meta.commandId, 'plan', 0);
      return accept<PlannedMeetingsEvent>({ type: 'MeetingsPlanned', data: { plan, ...data } });
    }
    case 'NoteMeeting': {
      const noted = meetings[data.meeting];
      if (noted?.status === data.status && noted.when === data.when) return acceptAsIs('noted so already');
      return accept<PlannedMeetingsEvent>({ type: 'MeetingNoted', data });
    }
    case 'WarnOfCadence': {
      const { plan } = data;
      const [period, planned] = Object.entries(plans).find(([, one]) => one.plan === plan) ?? [];
      if (period === undefined || planned === undefined) return refuseMissing('this plan is not known');
      if (planned.warned) return acceptAsIs('was warned of already');
      const { count } = planned;
      const { held, scheduled, impossibleFrom } = cadenceOf({ count, period }, Object.values(meetings), meta.today);
      if (impossibleFrom === null || meta.today < impossibleFrom) return acceptAsIs('can still be met');
      return accept<PlannedMeetingsEvent>({ type: 'CadenceWarned', data: { plan, period, count, held, scheduled } });
    }
  }
}

export function evolvePlannedMeetings(
  { plans, meetings }: PlannedMeetings,
  event: Evolved<PlannedMeetingsEvent>,
): PlannedMeetings {
  switch (event.type) {
    case 'MeetingsPlanned':
    case 'CadenceWarned': {
      const { plan, period, count } = event.data;
      return { meetings, plans: { ...plans, [period]: { plan, count, warned: event.type === 'CadenceWarned' } } };
    }
    case 'MeetingNoted': {
      const { meeting, status, when } = event.data;
      return { plans, meetings: { ...meetings, [meeting]: { status, when } } };
    }
  }
}
