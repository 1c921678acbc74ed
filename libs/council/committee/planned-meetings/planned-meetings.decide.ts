import type { DecideMap } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import type { PlannedMeetingsEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';
import { cadenceOf } from './cadence.js';
import type { PlannedMeetingsCommand } from './planned-meetings.commands.js';

export type PlannedMeetingsRefusal = 'meetings are planned for this period already' | 'this plan is not known';

export const germanPlannedMeetings: Readonly<Record<PlannedMeetingsRefusal, string>> = {
  'meetings are planned for this period already':
    'Für diesen Zeitraum ist schon eine andere Zahl von Sitzungen geplant.',
  'this plan is not known': 'Diesen Sitzungsplan gibt es nicht.',
};

export const plannedMeetingsDecisions: DecideMap<
  PlannedMeetingsCommand,
  ConstitutedCommittee,
  PlannedMeetingsEvent,
  PlannedMeetingsRefusal,
  unknown
> = {
  PlanMeetings: ({ data, meta }, { planned: { plans } }) => {
    const planned = plans[data.period];
    if (planned?.count === data.count) return acceptAsIs('these meetings are planned already');
    if (planned !== undefined) return refuse('meetings are planned for this period already');
    const plan = partId(meta.commandId, 'plan', 0);
    return accept<PlannedMeetingsEvent>({ type: 'MeetingsPlanned', data: { plan, ...data } });
  },
  NoteMeeting: ({ data }, { planned: { meetings } }) => {
    const noted = meetings[data.meeting];
    if (noted?.status === data.status && noted.when === data.when) return acceptAsIs('noted so already');
    return accept<PlannedMeetingsEvent>({ type: 'MeetingNoted', data });
  },
  WarnOfCadence: ({ data: { plan }, meta: { today } }, { planned: { plans, meetings } }) => {
    const [period, planned] = Object.entries(plans).find(([, one]) => one.plan === plan) ?? [];
    if (period === undefined || planned === undefined) return refuseMissing('this plan is not known');
    if (planned.warned) return acceptAsIs('was warned of already');
    const { count } = planned;
    const { held, scheduled, impossibleFrom } = cadenceOf({ count, period }, Object.values(meetings), today);
    if (impossibleFrom === null || today < impossibleFrom) return acceptAsIs('can still be met');
    return accept<PlannedMeetingsEvent>({ type: 'CadenceWarned', data: { plan, period, count, held, scheduled } });
  },
};
