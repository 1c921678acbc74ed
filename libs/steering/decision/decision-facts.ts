import type { FactReader } from '#event-sourcing';
import type { Item, RecordedOutcome } from '#council';
import { committeeDecider, findOutcome, hasEffect, meetingDecider, OUTCOMES, paperDecider } from '#council';
import type { DecisionLevel, DecisionRef, Subject } from '#shared-kernel';
import { openProvisionsOf } from './decision.state.js';
import { decisionDecider } from './decision.decide.js';
import { levelOfCommittee } from './resolution-level.js';

/** The effect of a decision on the measures and goals that rest on it. */
export type DecisionFacts =
  /** There is no such decision, meeting, item or outcome. */
  | { readonly effect: 'unknown' }
  /** It took note, recommended, rejected, postponed …: it adopts nothing. */
  | { readonly effect: 'adoptsNothing'; readonly outcome: string }
  /** An invalidating deviation of the outcome is open, or ended as void or repeated. */
  | { readonly effect: 'withoutEffect' }
  /** The outcome was corrected by another event, or the decision was withdrawn. */
  | { readonly effect: 'superseded' }
  | {
      readonly effect: 'adopts';
      /** Of a recorded decision. A resolution decides for the processes of its subjects. */
      readonly process?: string;
      readonly level: DecisionLevel | 'unknown';
      readonly lists: readonly Subject[];
      /** Ids of provisions of a recorded decision that are not met. */
      readonly openProvisions: readonly string[];
    };

/** Looks a decision up in its own streams. */
export type DecisionFactsOf = (decision: DecisionRef, read: FactReader) => Promise<DecisionFacts>;

export const decisionFacts: DecisionFactsOf = async (decision, read) => {
  switch (decision.kind) {
    case 'record':
      return await recordFacts(decision.decision, read);
    case 'resolution':
      return await resolutionFacts(decision, read);
  }
};

async function recordFacts(id: string, read: FactReader): Promise<DecisionFacts> {
  const decision = await read.state(decisionDecider, id);
  switch (decision.status) {
    case 'unknown':
      return { effect: 'unknown' };
    case 'withdrawn':
      return { effect: 'superseded' };
    case 'recorded': {
      const { process, level, decides: lists } = decision;
      return { effect: 'adopts', process, level, lists, openProvisions: openProvisionsOf(decision) };
    }
  }
}

async function resolutionFacts(
  { meeting: id, item, event }: Extract<DecisionRef, { readonly kind: 'resolution' }>,
  read: FactReader,
): Promise<DecisionFacts> {
  const meeting = await read.state(meetingDecider, id);
  const found = findOutcome(meeting, { event });
  if (meeting.status === 'unknown' || found?.item.id !== item) return { effect: 'unknown' };
  const { outcome } = found;
  if (outcome.correctedBy !== undefined) return { effect: 'superseded' };
  if (!OUTCOMES[outcome.outcome.kind].adopts) return { effect: 'adoptsNothing', outcome: outcome.outcome.kind };
  if (!hasEffect(meeting, outcome.outcomeId)) return { effect: 'withoutEffect' };
  const committee = await read.state(committeeDecider, meeting.committee);
  const level = committee.status === 'unknown' ? 'unknown' : levelOfCommittee(committee.kind);
  return { effect: 'adopts', level, lists: await listedBy(found.item, outcome, read), openProvisions: [] };
}

/** The subjects that the item names, else those that the decided version of its paper names. */
export async function listedBy(
  item: Pick<Item, 'subjects'>,
  { paper: decidedOn }: Pick<RecordedOutcome, 'paper'>,
  read: FactReader,
): Promise<readonly Subject[]> {
  if (item.subjects.length > 0 || decidedOn.kind !== 'paper') return item.subjects;
  const paper = await read.state(paperDecider, decidedOn.paper);
  return paper.status === 'unknown' ? [] : (paper.subjects[decidedOn.version ?? paper.version] ?? []);
}
