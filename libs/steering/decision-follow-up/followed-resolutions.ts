import { committees, itemNamesOf, itemOutcomes, meetings } from '#council';
import type { Reads } from '#http';
import type { DecisionLevel, Subject } from '#shared-kernel';
import { aboutOf, namesOf, rowsIfReady } from '#shared-kernel';
import { levelOfCommittee } from '../decision/resolution-level.js';
import type { OutcomeRow } from './adopting-outcomes.js';
import { adoptingOutcomes, effectiveOutcomes } from './adopting-outcomes.js';
import { outcomeReminders } from './decision-follow-up.tables.js';
import type { Followed } from './decision-follow-up.view.js';
import type { QuestionedBasis } from './questioned-bases.js';
import { withSubjects } from './questioned-bases.js';
import type { SubjectsOfOutcome } from './subjects-of-outcomes.js';
import { subjectsOfOutcomes } from './subjects-of-outcomes.js';

/**
 * Outcomes of meetings that adopt something of the process and have effect, and outcomes without effect on which an
 * adoption rests that is in question.
 */
export async function followedResolutions(
  reads: Reads,
  own: readonly Subject[],
  bases: readonly QuestionedBasis[],
): Promise<readonly Followed[]> {
  const ids = new Set(own.map(({ id }) => id));
  const effective = await effectiveOutcomes(reads, await adoptingOutcomes(reads, [...ids]));
  const decidedOn = await subjectsOfOutcomes(reads, effective);
  const ofProcess = effective.filter((outcome) => decidedOn(outcome).some(({ id }) => ids.has(id)));
  const standing = new Set(ofProcess.map(({ event }) => event));
  const questionedBy = new Map(
    bases.flatMap(({ decision, subjects }) =>
      decision.kind === 'resolution' ? [[decision.event, subjects] as const] : [],
    ),
  );
  const lost = await rowsIfReady(
    [...questionedBy.keys()].filter((event) => !standing.has(event)),
    (events) => reads.rows(itemOutcomes, (all) => all.where('event', 'in', events)),
  );
  const questionedOf: SubjectsOfOutcome = ({ event }) => questionedBy.get(event) ?? [];
  return [
    ...(await followed(reads, ofProcess, { stands: true, decidedOn, questionedOf })),
    ...(await followed(reads, lost, { stands: false, decidedOn: () => [], questionedOf })),
  ];
}

interface Standing {
  readonly stands: boolean;
  readonly decidedOn: SubjectsOfOutcome;
  readonly questionedOf: SubjectsOfOutcome;
}

async function followed(
  reads: Reads,
  outcomes: readonly OutcomeRow[],
  { stands, decidedOn, questionedOf }: Standing,
): Promise<readonly Followed[]> {
  const nameOf = await namesOf(
    reads,
    outcomes.map(({ meeting: id }) => ({ kind: 'meeting', id })),
  );
  const itemOf = await itemNamesOf(
    reads,
    outcomes.map(({ meeting, item: id }) => ({ meeting, id })),
  );
  const levelOf = await levelsOf(reads, outcomes);
  const events = outcomes.map(({ event }) => event);
  const due = await rowsIfReady(events, (ids) => reads.rows(outcomeReminders, (all) => all.where('event', 'in', ids)));
  const reminders = new Map(due.map(({ event, on, open }) => [event, { on, open }]));
  return outcomes.map((outcome) => {
    const { ordinal, meeting, item, event, on } = outcome;
    return {
      ordinal,
      decision: { kind: 'resolution', meeting, item, event },
      title: aboutOf('meeting', meeting, nameOf, itemOf({ meeting, id: item })).label,
      on,
      level: levelOf(meeting),
      stands,
      lists: withSubjects(decidedOn(outcome), questionedOf(outcome)),
      questioned: questionedOf(outcome),
      openProvisions: [],
      reminder: reminders.get(event) ?? null,
    };
  });
}

/** The level of a meeting's decisions, by its committee. */
async function levelsOf(
  reads: Reads,
  outcomes: readonly OutcomeRow[],
): Promise<(meeting: string) => DecisionLevel | 'unknown'> {
  const meetingIds = [...new Set(outcomes.map(({ meeting }) => meeting))];
  const held = await rowsIfReady(meetingIds, (ids) => reads.rows(meetings, (all) => all.where('id', 'in', ids)));
  const committeeIds = [...new Set(held.map(({ committee }) => committee))];
  const bodies = await rowsIfReady(committeeIds, (ids) => reads.rows(committees, (all) => all.where('id', 'in', ids)));
  const committeeOf = new Map(held.map(({ id, committee }) => [id, committee]));
  const levels = new Map(bodies.map(({ id, kind }) => [id, levelOfCommittee(kind)]));
  return (meeting) => levels.get(committeeOf.get(meeting) ?? '') ?? 'unknown';
}
