import type { Effect, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { categoryOf, streamName } from '#event-sourcing';
import { sameDecision } from '../basis/basis.state.js';
import type { DecisionEvent } from '../decision/decision.events.js';
import { listedBy } from '../decision/decision-facts.js';
import type { DecisionRef, SubjectRef, SubjectState } from '#shared-kernel';
import { everListed, subjectState } from '#shared-kernel';
import { decisionDecider } from '../decision/decision.decide.js';
import type { GoalEvent } from '../goal/goal.events.js';
import type { MeasureEvent } from '../measure/measure.events.js';
import type { Item, MeetingEvent } from '#council';
import { findOutcome, meetingDecider } from '#council';
import type { Cause, Resting } from './basis-causes.js';
import { causeOf, earlierCause, RESTS, restsSince, voidedOutcome } from './basis-causes.js';

type OfMeeting = Extract<MeetingEvent, { readonly type: 'OutcomeCorrected' | 'DeviationResolved' }>;
type OfDecision = Extract<DecisionEvent, { readonly type: 'DecisionCorrected' | 'DecisionWithdrawn' }>;
type OfThing = Extract<
  MeasureEvent | GoalEvent,
  { readonly type: 'MeasureAdopted' | 'MeasureRevised' | 'GoalAdopted' | 'GoalRevised' | 'BasisResolved' }
>;
type Trigger = OfMeeting | OfDecision | OfThing;

/** Something whose basis is to be questioned, and why. */
type Questioned = SubjectRef & { readonly decision: DecisionRef } & Omit<Cause, 'position'>;

/**
 * Questions the basis of every measure and goal that rests on what was corrected, became void or was withdrawn; a
 * person says what follows. It also looks at each adoption, in case it crossed the correction.
 */
export const basisReviewPolicy: Policy<Trigger, readonly Questioned[]> = {
  name: 'basis-review',
  reads: ['meeting', 'decision', 'measure', 'goal'],
  // The categories' deciders alone write their streams, so the type tells the event.
  concerns: (event): event is Recorded<Trigger> =>
    TRIGGERS.includes(event.type) && concerns(event as Recorded<Trigger>),
  facts: questioned,
  react: (_event, facts): Reaction => ({ effects: facts.map(effectOf), wakes: [] }),
};

const TRIGGERS: readonly string[] = [
  'OutcomeCorrected',
  'DeviationResolved',
  'DecisionCorrected',
  'DecisionWithdrawn',
  ...RESTS,
];

function concerns(event: Recorded<Trigger>): boolean {
  switch (event.type) {
    case 'OutcomeCorrected':
    case 'DecisionCorrected':
    case 'DecisionWithdrawn':
    case 'MeasureAdopted':
    case 'GoalAdopted':
      return true;
    case 'DeviationResolved':
      return categoryOf(event.stream) === 'meeting' && (event.data.how === 'void' || event.data.how === 'repeated');
    case 'MeasureRevised':
    case 'GoalRevised':
      return event.data.decision !== undefined;
    case 'BasisResolved':
      return event.data.how === 'replaced';
  }
}

function effectOf({ kind, id, ...body }: Questioned): Effect {
  return { command: kind === 'measure' ? 'QuestionMeasureBasis' : 'QuestionGoalBasis', target: id, body };
}

async function questioned(event: Recorded<Trigger>, read: PolicyReader): Promise<readonly Questioned[]> {
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

async function questionedByMeeting(event: Recorded<OfMeeting>, read: PolicyReader): Promise<readonly Questioned[]> {
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
  const listed = everListed(found.item.everListed, await listedByPaper(found, read));
  return await restingOn(bases, listed, cause, read);
}

async function listedByPaper(
  { outcome }: NonNullable<ReturnType<typeof findOutcome>>,
  read: PolicyReader,
): ReturnType<typeof listedBy> {
  return await listedBy({ subjects: [] }, outcome, read);
}

/** An outcome's event with those that it took the place of: what was upheld when they were corrected rests on them still. */
function withCorrected({ outcomes }: Pick<Item, 'outcomes'>, event: string): readonly string[] {
  const before = outcomes.find(({ correctedBy }) => correctedBy === event);
  return before === undefined ? [event] : [event, ...withCorrected({ outcomes }, before.event)];
}

async function questionedByRecord(
  { id }: Recorded<OfDecision>,
  cause: Cause,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const decision = await read.state(decisionDecider, id);
  if (decision.status === 'unknown') return [];
  return await restingOn([{ kind: 'record', decision: id }], decision.everListed, cause, read);
}

/** Those of the things that rested on one of the decisions when the cause came. */
async function restingOn(
  bases: readonly DecisionRef[],
  things: readonly SubjectRef[],
  { position, ...cause }: Cause,
  read: PolicyReader,
): Promise<readonly Questioned[]> {
  const found: Questioned[] = [];
  for (const thing of things) {
    const { kind, id } = thing;
    const state = await subjectState(thing, read);
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

async function questionedByAdoption(event: Recorded<OfThing>, read: PolicyReader): Promise<readonly Questioned[]> {
  const { decision } = event.data;
  const kind = categoryOf(event.stream) === 'measure' ? 'measure' : 'goal';
  const thing = { kind, id: event.id } as const;
  const state = await subjectState(thing, read);
  if (decision === undefined || state === undefined || basisAmong([decision], state) === undefined) return [];
  const version = 'version' in event.data ? event.data.version : undefined;
  const resting: Resting = { ...thing, decision, since: event.position, ...(version !== undefined && { version }) };
  const cause = await earlierCause(resting, read);
  if (cause === undefined) return [];
  return [{ ...thing, decision, cause: cause.cause, why: cause.why }];
}
