import type { ItemPaper } from '#council';
import type { DeviationClaim, Policy, Recorded } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { PolicyHarness } from '#shared-kernel/testing';
import { decidingFeatures } from './deciding-features.fixture.js';
import { ARRIVAL, COURSES, DIRECTORATE, ITEM, MEETING, PROCESS } from './decision-scenario.fixture.js';

export const COUNCIL = idFrom('the council');
export const STEERING_CIRCLE = idFrom('the circle');

/** One policy among a process with a measure and a goal, on which two committees and recorded decisions decide. */
export async function openPolicyScenario(policy: Policy, now: string): Promise<PolicyHarness> {
  const harness = await PolicyHarness.open(policy, decidingFeatures, now);
  await harness.send('RegisterOrganisation', null, { id: DIRECTORATE, name: 'Sozialdezernat', kind: 'directorate' });
  await harness.send('DraftProcess', null, { id: PROCESS, title: 'Wir alle sind LU' });
  await harness.send('ConstituteCommittee', null, { id: COUNCIL, name: 'Stadtrat', kind: 'council' });
  await harness.send('ConstituteCommittee', null, { id: STEERING_CIRCLE, name: 'Kreis', kind: 'steeringCircle' });
  const proposed = { process: PROCESS, source: 'Auftakt' };
  const measure = { id: COURSES.id, ...proposed, kind: 'project', title: 'Sprachkurse', lead: DIRECTORATE };
  await harness.send('ProposeMeasure', null, measure);
  await harness.send('ProposeGoal', null, { id: ARRIVAL.id, ...proposed, title: 'Gut ankommen' });
  return harness;
}

export async function recordDecision(harness: PolicyHarness, id: string, more: object = {}): Promise<void> {
  const recorded = { process: PROCESS, kind: 'executive', title: 'Start der Sprachkurse', by: { kind: 'unknown' } };
  await harness.send('RecordDecision', null, { id, ...recorded, decides: [COURSES, ARRIVAL], ...more });
}

interface AdoptedItem {
  readonly subjects: readonly Subject[];
  readonly committee?: string;
  readonly paper?: ItemPaper;
  readonly deviations?: readonly DeviationClaim[];
}

/** A meeting adopts its one item; resolves with the event of the outcome. */
export async function adoptItem(
  harness: PolicyHarness,
  { subjects, committee = COUNCIL, paper = { kind: 'oral' }, deviations = [] }: AdoptedItem,
): Promise<string> {
  await harness.send('ScheduleMeeting', null, { id: MEETING, committee, when: '2019-02-14' });
  await harness.send('AddItem', MEETING, { item: ITEM, number: '5', title: 'Sprachkurse', paper });
  await harness.send('NameItemSubjects', MEETING, { item: ITEM, subjects });
  await harness.send('InviteToMeeting', MEETING);
  await harness.send('OpenMeeting', MEETING);
  await harness.send('AdoptItem', MEETING, { item: ITEM, deviations });
  return (await lastEvent(harness, `meeting-${MEETING}`, 'ItemOutcomeRecorded')).eventId;
}

export async function lastEvent(
  harness: PolicyHarness,
  stream: `${string}-${string}`,
  type: string,
): Promise<Recorded> {
  const event = (await harness.events(stream)).findLast((one) => one.type === type);
  if (event === undefined) throw new Error(`${stream} has no event ${type}`);
  return event;
}
