import type { KnownMeeting } from '#council';
import { findOutcome, meetingDecider } from '#council';
import type { PolicyReader, Recorded } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { DecisionRef, Subject, SubjectRef } from '#shared-kernel';
import { isSameSubject } from '#shared-kernel';
import type { Question } from '../basis/basis.state.js';
import { sameDecision } from '../basis/basis.state.js';
import { decisionFacts } from '../decision/decision-facts.js';
import type { DecisionTrigger, MeetingTrigger } from './review-triggers.js';
import { ofDecision, ofMeeting, ofSubject } from './review-triggers.js';

/** An event that took a decision's effect away, at its position of the log. */
export interface Cause extends Pick<Question, 'cause' | 'why'> {
  readonly position: bigint;
}

/** A measure or goal that rests on a decision since a position of the log; a revision and an adoption name the version. */
export interface RestingSubject extends SubjectRef {
  readonly decision: DecisionRef;
  readonly version?: number;
  readonly since: bigint;
}

/** The cause that came before the subject rested on the decision: the two commands crossed each other. */
export async function earlierCause(resting: RestingSubject, read: PolicyReader): Promise<Cause | undefined> {
  const facts = await decisionFacts(resting.decision, read);
  if (facts.effect === 'adopts' && facts.lists.some((one) => isListed(resting, one))) return undefined;
  const causes = await causesAgainst(resting, read);
  return causes.findLast(({ position }) => position < resting.since);
}

async function causesAgainst(resting: RestingSubject, read: PolicyReader): Promise<readonly Cause[]> {
  const { decision } = resting;
  switch (decision.kind) {
    case 'record': {
      const events = await read.events(streamName('decision', decision.decision));
      return events.filter(ofDecision).flatMap((event) => causeInRecord(event, resting) ?? []);
    }
    case 'resolution': {
      const meeting = await read.state(meetingDecider, decision.meeting);
      if (meeting.status === 'unknown') return [];
      const events = await read.events(streamName('meeting', decision.meeting));
      return events.filter(ofMeeting).flatMap((event) => causeInMeeting(event, decision, meeting) ?? []);
    }
  }
}

function causeInRecord(event: Recorded<DecisionTrigger>, resting: RestingSubject): Cause | undefined {
  if (event.type === 'DecisionWithdrawn') return causeOf(event, 'withdrawn');
  return event.data.decides.some((one) => isListed(resting, one)) ? undefined : causeOf(event, 'corrected');
}

function causeInMeeting(
  event: Recorded<MeetingTrigger>,
  decision: Extract<DecisionRef, { readonly kind: 'resolution' }>,
  meeting: KnownMeeting,
): Cause | undefined {
  if (event.type === 'OutcomeCorrected') {
    return event.data.event === decision.event ? causeOf(event, 'corrected') : undefined;
  }
  return voidedOutcome(event, meeting) === decision.event ? causeOf(event, 'void') : undefined;
}

/** The event of the outcome that the end of its invalidating deviation made void. */
export function voidedOutcome(
  { data }: Recorded<Extract<MeetingTrigger, { readonly type: 'DeviationResolved' }>>,
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

function isListed(resting: RestingSubject, subject: Subject): boolean {
  return isSameSubject(resting, subject) && (resting.version ?? subject.version) === subject.version;
}

/** Since when a measure or goal rests on a decision, by the events of its own stream. */
export function restsSince(events: readonly Recorded[], decision: DecisionRef): bigint | undefined {
  const last = events.filter(ofSubject).findLast(({ type, data }) => {
    if (type === 'BasisResolved' && data.how !== 'replaced') return false;
    return data.decision !== undefined && sameDecision(data.decision, decision);
  });
  return last?.position;
}
