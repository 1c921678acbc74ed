import type { PolicyReader, Recorded } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { Question } from '../basis/basis.state.js';
import { sameDecision } from '../basis/basis.state.js';
import { decisionFacts } from '../decision/decision-facts.js';
import type { DecisionEvent } from '../decision/decision.events.js';
import type { DecisionRef, Subject, SubjectRef } from '#shared-kernel';
import { isSameSubject } from '#shared-kernel';
import type { KnownMeeting, MeetingEvent } from '#council';
import { findOutcome, meetingDecider } from '#council';

/** What took effect from a decision: an event, at its position of the log. */
export interface Cause extends Pick<Question, 'cause' | 'why'> {
  readonly position: bigint;
}

/** Something that rests on a decision since a position of the log; a revision and an adoption name the version. */
export interface Resting extends SubjectRef {
  readonly decision: DecisionRef;
  readonly version?: number;
  readonly since: bigint;
}

/** What took effect from the decision before it was rested on: the two commands crossed each other. */
export async function earlierCause(resting: Resting, read: PolicyReader): Promise<Cause | undefined> {
  const facts = await decisionFacts(resting.decision, read);
  if (facts.effect === 'adopts' && facts.lists.some((one) => isListed(resting, one))) return undefined;
  const causes = await causesAgainst(resting, read);
  return causes.findLast(({ position }) => position < resting.since);
}

async function causesAgainst(resting: Resting, read: PolicyReader): Promise<readonly Cause[]> {
  const { decision } = resting;
  switch (decision.kind) {
    case 'record': {
      const events = await read.events(streamName('decision', decision.decision));
      return events.flatMap((event) => causeInRecord(event as Recorded<DecisionEvent>, resting) ?? []);
    }
    case 'resolution': {
      const meeting = await read.state(meetingDecider, decision.meeting);
      if (meeting.status === 'unknown') return [];
      const events = await read.events(streamName('meeting', decision.meeting));
      return events.flatMap((event) => causeInMeeting(event as Recorded<MeetingEvent>, decision, meeting) ?? []);
    }
  }
}

function causeInRecord(event: Recorded<DecisionEvent>, resting: Resting): Cause | undefined {
  if (event.type === 'DecisionWithdrawn') return causeOf(event, 'withdrawn');
  if (event.type !== 'DecisionCorrected') return undefined;
  return event.data.decides.some((one) => isListed(resting, one)) ? undefined : causeOf(event, 'corrected');
}

function causeInMeeting(
  event: Recorded<MeetingEvent>,
  decision: Extract<DecisionRef, { readonly kind: 'resolution' }>,
  meeting: KnownMeeting,
): Cause | undefined {
  if (event.type === 'OutcomeCorrected' && event.data.event === decision.event) return causeOf(event, 'corrected');
  if (event.type !== 'DeviationResolved') return undefined;
  return voidedOutcome(event, meeting) === decision.event ? causeOf(event, 'void') : undefined;
}

/** The event of the outcome that the end of its invalidating deviation made void. */
export function voidedOutcome(
  { data }: Recorded<Extract<MeetingEvent, { readonly type: 'DeviationResolved' }>>,
  meeting: KnownMeeting,
): string | undefined {
  const isLost = data.how === 'void' || data.how === 'repeated';
  if (!isLost || data.subject === undefined || meeting.deviations[data.deviation]?.weight !== 'invalidating') {
    return undefined;
  }
  return findOutcome(meeting, { outcomeId: data.subject })?.outcome.event;
}

export function causeOf({ eventId, position }: Recorded, why: Cause['why']): Cause {
  return { cause: eventId, why, position };
}

function isListed(resting: Resting, subject: Subject): boolean {
  return isSameSubject(resting, subject) && (resting.version ?? subject.version) === subject.version;
}

/** Since when something rests on a decision, as the events of its own stream say. */
export function restsSince(events: readonly Recorded[], decision: DecisionRef): bigint | undefined {
  return events.findLast(({ type, data }) => {
    if (!RESTS.includes(type) || !('decision' in data)) return false;
    if (type === 'BasisResolved' && 'how' in data && data.how !== 'replaced') return false;
    // Of these types the deciders of measures and goals alone write events.
    return sameDecision(data.decision as DecisionRef, decision);
  })?.position;
}

/** Events of measures and goals that may name a decision on which they rest from then on. */
export const RESTS: readonly string[] = [
  'MeasureAdopted',
  'MeasureRevised',
  'GoalAdopted',
  'GoalRevised',
  'BasisResolved',
];
