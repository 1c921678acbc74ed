import type { ReadModels } from '#http';
import { daysOf } from '../decision/decision-days.js';
import { decidedBy } from '../decision/decision.view.js';
import { decisionCourse, decisionProvisions, decisions } from '../decision/decision.tables.js';
import { rowsIfReady } from '#shared-kernel';
import type { Followed } from './decision-follow-up.view.js';

/** The recorded decisions of a process that are not withdrawn. */
export async function followedRecords(reads: ReadModels, process: string): Promise<readonly Followed[]> {
  const rows = await reads.rows(decisions, (all) =>
    all.where('process', '=', process).where('status', '=', 'recorded').orderBy('ordinal'),
  );
  const ids = rows.map(({ id }) => id);
  const open = await rowsIfReady(ids, (some) =>
    reads.rows(decisionProvisions, (all) =>
      all.where('decision', 'in', some).where('metBy', 'is', null).orderBy('place'),
    ),
  );
  const reminders = await rowsIfReady(ids, (some) =>
    reads.rows(decisionCourse, (all) => all.where('decision', 'in', some).where('what', '=', 'followUpDue')),
  );
  const dayOf = await daysOf(reads, rows);
  return rows.map((row) => {
    const reminder = reminders.find(({ decision }) => decision === row.id);
    const said = reminder?.said;
    return {
      ordinal: row.ordinal,
      decision: { kind: 'record', decision: row.id },
      title: row.title,
      on: dayOf(row.event),
      level: row.level,
      lists: decidedBy(row),
      openProvisions: open
        .filter(({ decision }) => decision === row.id)
        .map(({ provision, kind, note }) => ({ provision, kind, note })),
      reminder: reminder === undefined ? null : { on: reminder.on, open: openIn(said) },
    };
  });
}

function openIn(said: unknown): unknown {
  return typeof said === 'object' && said !== null && 'open' in said ? said.open : [];
}
