import type { EvolveMap } from '#event-sourcing';
import type { PlannedMeetingsEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';

export const evolvePlannedMeetings: EvolveMap<ConstitutedCommittee, PlannedMeetingsEvent> = {
  MeetingsPlanned: (committee, { data }) => withPlan(committee, data, false),
  CadenceWarned: (committee, { data }) => withPlan(committee, data, true),
  MeetingNoted: (committee, { data: { meeting, status, when } }) => {
    const { plans, meetings } = committee.planned;
    return { ...committee, planned: { plans, meetings: { ...meetings, [meeting]: { status, when } } } };
  },
};

function withPlan(
  committee: ConstitutedCommittee,
  { plan, period, count }: { readonly plan: string; readonly period: string; readonly count: number },
  warned: boolean,
): ConstitutedCommittee {
  const { plans, meetings } = committee.planned;
  return { ...committee, planned: { meetings, plans: { ...plans, [period]: { plan, count, warned } } } };
}
