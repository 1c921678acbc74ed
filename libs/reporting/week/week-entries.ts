import type { Reads } from '#http';
import type { MeasureRow } from '#steering';
import {
  TO_DO,
  assignments,
  isOver,
  isUnderWay,
  measures,
  milestones,
  processes,
  reportingRounds,
  statusOf,
} from '#steering';
import { committees, meetings, membershipStatus, memberships } from '#council';
import { inChunks } from './in-chunks.js';
import { owedAnswers } from './owed-answers.js';
import type { WeekEntry } from './week.js';

/** Everything that an organisation has to do or to attend, whenever it is due. */
export async function weekEntries(reads: Reads, organisation: string, today: string): Promise<readonly WeekEntry[]> {
  const led = await reads.rows(measures, (rows) => rows.where('lead', '=', organisation).orderBy('ordinal'));
  const open = led.filter((row) => !isOver(statusOf(row)));
  const underWay = open.filter((row) => isUnderWay(statusOf(row)));
  return [
    ...(await toDo(reads, organisation)),
    ...underWay.map(({ id, title, end }): WeekEntry => ({ kind: 'measureEnd', id, title, due: end, of: null })),
    ...(await milestonesOf(reads, underWay)),
    ...(await answersOwed(reads, open)),
    ...(await roundsToClose(reads, organisation)),
    ...(await meetingsOf(reads, organisation, today)),
  ];
}

async function toDo(reads: Reads, organisation: string): Promise<readonly WeekEntry[]> {
  const rows = await reads.rows(assignments, (all) =>
    all.where('to', '=', organisation).where('status', 'in', TO_DO).orderBy('ordinal'),
  );
  return rows.map(({ id, title, due, measure }) => ({
    ...{ kind: 'assignment', id, title, due },
    of: measure === null ? null : { kind: 'measure', id: measure },
  }));
}

async function milestonesOf(reads: Reads, of: readonly MeasureRow[]): Promise<readonly WeekEntry[]> {
  const ids = of.map(({ id }) => id);
  const rows = await inChunks(ids, (some) =>
    reads.rows(milestones, (all) =>
      all
        .where('measure', 'in', some)
        .where('reachedEvent', 'is', null)
        .where('dropped', 'is', null)
        .orderBy('ordinal'),
    ),
  );
  return rows.map(({ id, title, due, measure }) => ({
    ...{ kind: 'milestone', id, title, due },
    of: { kind: 'measure', id: measure },
  }));
}

async function answersOwed(reads: Reads, open: readonly MeasureRow[]): Promise<readonly WeekEntry[]> {
  return (await owedAnswers(reads, open)).map(({ round, measure }) => ({
    ...{ kind: 'roundAnswer', id: round.id, title: round.title, due: round.due },
    of: { kind: 'measure', id: measure },
  }));
}

/** The lead of a process closes its rounds when the last day for answers has come. */
async function roundsToClose(reads: Reads, organisation: string): Promise<readonly WeekEntry[]> {
  const led = await reads.rows(processes, (all) =>
    all.where('lead', '=', organisation).where('status', '!=', 'closed'),
  );
  const ids = led.map(({ id }) => id);
  const open = await reads.rows(reportingRounds, (all) =>
    all.where('process', 'in', ids).where('status', '=', 'open').orderBy('ordinal'),
  );
  return open.map(({ id, title, due, process }) => ({
    ...{ kind: 'roundClosing', id, title, due },
    of: { kind: 'process', id: process },
  }));
}

/** Coming meetings of committees in which the organisation has a seat. */
async function meetingsOf(reads: Reads, organisation: string, today: string): Promise<readonly WeekEntry[]> {
  const seats = await reads.rows(memberships, (all) => all.where('organisation', '=', organisation));
  const current = seats.filter(({ from, until }) => membershipStatus(from, until, today) === 'current');
  const ids = [...new Set(current.map(({ committee }) => committee))];
  const coming = await reads.rows(meetings, (all) =>
    all
      .where('committee', 'in', ids)
      .where('status', 'in', ['planned', 'invited', 'open', 'interrupted'])
      .where('lastDay', '>=', today)
      .orderBy('ordinal'),
  );
  const named = await reads.rows(committees, (all) => all.where('id', 'in', ids));
  const nameOf = new Map(named.map(({ id, name }) => [id, name]));
  return coming.map(({ id, when, committee }) => ({
    ...{ kind: 'meeting', id, title: nameOf.get(committee) ?? null, due: when },
    of: { kind: 'committee', id: committee },
  }));
}
