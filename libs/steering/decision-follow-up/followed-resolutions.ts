import { committees, itemNamesOf, meetings } from '#council';
import type { Reads } from '#http';
import type { DecisionLevel } from '#shared-kernel';
import { aboutOf, namesOf, rowsIfReady } from '#shared-kernel';
import { levelOfCommittee } from '../decision/resolution-level.js';
import { goals } from '../goal/goal.tables.js';
import { measures } from '../measure/measure.tables.js';
import type { OutcomeRow } from './adopting-outcomes.js';
import { adoptingOutcomes, effectiveOutcomes } from './adopting-outcomes.js';
import { outcomeReminders } from './decision-follow-up.tables.js';
import type { Followed } from './decision-follow-up.view.js';
import type { SubjectsOfOutcome } from './subjects-of-outcomes.js';
import { subjectsOfOutcomes } from './subjects-of-outcomes.js';

/** Outcomes of meetings that adopt something of the process and have effect. */
export async function followedResolutions(reads: Reads, process: string): Promise<readonly Followed[]> {
  const own = new Set([
    ...(await reads.rows(measures, (all) => all.where('process', '=', process))).map(({ id }) => id),
    ...(await reads.rows(goals, (all) => all.where('process', '=', process))).map(({ id }) => id),
  ]);
  const outcomes = await effectiveOutcomes(reads, await adoptingOutcomes(reads, [...own]));
  const subjectsOf = await subjectsOfOutcomes(reads, outcomes);
  const ofProcess = outcomes.filter((outcome) => subjectsOf(outcome).some(({ id }) => own.has(id)));
  return await followed(reads, ofProcess, subjectsOf);
}

async function followed(
  reads: Reads,
  outcomes: readonly OutcomeRow[],
  subjectsOf: SubjectsOfOutcome,
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
      lists: subjectsOf(outcome),
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
