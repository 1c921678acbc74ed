import type { Reads } from '#http';
import type { Subject } from '#shared-kernel';
import { rowsIfReady } from '#shared-kernel';
import { daysOf } from '../decision/decision-days.js';
import type { DecisionEvent } from '../decision/decision.events.js';
import { decisionCourse, decisionProvisions, decisions } from '../decision/decision.tables.js';
import type { Followed } from './decision-follow-up.view.js';

/** The recorded decisions of a process that are not withdrawn. */
export async function followedRecords(reads: Reads, process: string): Promise<readonly Followed[]> {
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
  return rows.map(({ ordinal, id, title, event, level, decides: lists }) => {
    const reminder = reminders.find(({ decision }) => decision === id);
    return {
      ordinal,
      decision: { kind: 'record', decision: id },
      title,
      on: dayOf(event),
      level,
      lists,
      openProvisions: open
        .filter(({ decision }) => decision === id)
        .map(({ provision, kind, note }) => ({ provision, kind, note })),
      reminder: reminder === undefined ? null : { on: reminder.on, open: openIn(reminder.said) },
    };
  });
}

function openIn(data: DecisionEvent['data']): readonly Subject[] {
  return 'open' in data ? data.open : [];
}
