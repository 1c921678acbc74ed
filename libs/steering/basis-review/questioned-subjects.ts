import type { Item } from '#council';
import { findOutcome, meetingDecider } from '#council';
import type { PolicyReader, Recorded } from '#event-sourcing';
import { categoryOf, streamName } from '#event-sourcing';
import type { DecisionRef, SubjectRef, SubjectState } from '#shared-kernel';
import { everListed, subjectState } from '#shared-kernel';
import { sameDecision } from '../basis/basis.state.js';
import { listedBy } from '../decision/decision-facts.js';
import { decisionDecider } from '../decision/decision.decide.js';
import type { Cause, RestingSubject } from './basis-causes.js';
import { causeOf, earlierCause, restsSince, voidedOutcome } from './basis-causes.js';
import type { DecisionTrigger, MeetingTrigger, ReviewTrigger, SubjectTrigger } from './review-triggers.js';

/** A measure or goal whose basis is to be questioned, with the reason. */
export type Questioned = SubjectRef & { readonly decision: DecisionRef } & Omit<Cause, 'position'>;

export async function questionedBy(event: Recorded<ReviewTrigger>, read: PolicyReader): Promise<readonly Questioned[]> {
  switch (event.type) {
    case 'OutcomeCorrected':
    case 'DeviationResolved':
      return await questionedByMeeting(event, read);
    case 'DecisionCorrected':
      return await questionedByRecord(event, causeOf(event, 'corrected'), read);
    case 'DecisionWithdrawn':
      return await questionedByRecord(event, causeOf(event, 'withdrawn'), read);
    case 'MeasureAdopted':
    case 'MeasureRevised':
    case 'GoalAdopted':
    case 'GoalRevised':
    case 'BasisResolved':
      return await questionedByAdoption(event, read);
  }
}

async function questionedByMeeting(
  event: Recorded<MeetingTrigger>,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const meeting = await read.state(meetingDecider, event.id);
  if (meeting.status === 'unknown') return [];
  const outcome = event.type === 'OutcomeCorrected' ? event.data.event : voidedOutcome(event, meeting);
  const found = outcome === undefined ? undefined : findOutcome(meeting, { event: outcome });
  if (found === undefined) return [];
  const cause = causeOf(event, event.type === 'OutcomeCorrected' ? 'corrected' : 'void');
  const bases = withCorrected(found.item, found.outcome.event).map((one): DecisionRef => ({
    kind: 'resolution',
    meeting: event.id,
    item: found.item.id,
    event: one,
  }));
  const listedByPaper = await listedBy({ subjects: [] }, found.outcome, read);
  return await restingOn(bases, everListed(found.item.everListed, listedByPaper), cause, read);
}

/** An outcome's event and those that it replaced: a basis that was upheld then rests on a replaced one still. */
function withCorrected({ outcomes }: Pick<Item, 'outcomes'>, event: string): readonly string[] {
  const before = outcomes.find(({ correctedBy }) => correctedBy === event);
  return before === undefined ? [event] : [event, ...withCorrected({ outcomes }, before.event)];
}

async function questionedByRecord(
  { id }: Recorded<DecisionTrigger>,
  cause: Cause,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const decision = await read.state(decisionDecider, id);
  if (decision.status === 'unknown') return [];
  return await restingOn([{ kind: 'record', decision: id }], decision.everListed, cause, read);
}

/** The subjects that rested on one of the decisions when the cause came. */
async function restingOn(
  bases: readonly DecisionRef[],
  subjects: readonly SubjectRef[],
  { position, ...cause }: Cause,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const found: Questioned[] = [];
  for (const { kind, id } of subjects) {
    const state = await subjectState({ kind, id }, read);
    const decision = state === undefined ? undefined : basisAmong(bases, state);
    if (decision === undefined) continue;
    const since = restsSince(await read.events(streamName(kind, id)), decision);
    if (since !== undefined && since < position) found.push({ kind, id, decision, ...cause });
  }
  return found;
}

function basisAmong(bases: readonly DecisionRef[], state: SubjectState): DecisionRef | undefined {
  return bases.find((decision) => state.basis.some((one) => sameDecision(one, decision)));
}

async function questionedByAdoption(
  event: Recorded<SubjectTrigger>,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const { decision } = event.data;
  const kind = categoryOf(event.stream) === 'measure' ? 'measure' : 'goal';
  const subject = { kind, id: event.id } as const;
  const state = await subjectState(subject, read);
  if (decision === undefined || state === undefined || basisAmong([decision], state) === undefined) return [];
  const { version } = event.data;
  const since = event.position;
  const resting: RestingSubject = { ...subject, decision, since, ...(version !== undefined && { version }) };
  const earlier = await earlierCause(resting, read);
  if (earlier === undefined) return [];
  const { cause, why } = earlier;
  return [{ ...subject, decision, cause, why }];
}
