import type { Reads } from '#http';
import type { Subject } from '#shared-kernel';
import { rowsIfReady } from '#shared-kernel';
import { daysOf } from '../decision/decision-days.js';
import type { DecisionEvent } from '../decision/decision.events.js';
import { decisionCourse, decisionProvisions, decisions } from '../decision/decision.tables.js';
import type { QuestionedBasis } from './questioned-bases.js';
import { withSubjects } from './questioned-bases.js';
import type { Followed } from './decision-follow-up.view.js';

/** The recorded decisions of a process that are not withdrawn, or on which an adoption rests that is in question. */
export async function followedRecords(
  reads: Reads,
  process: string,
  bases: readonly QuestionedBasis[],
): Promise<readonly Followed[]> {
  const questionedBy = new Map(
    bases.flatMap(({ decision, subjects }) =>
      decision.kind === 'record' ? [[decision.decision, subjects] as const] : [],
    ),
  );
  const ofProcess = await reads.rows(decisions, (all) => all.where('process', '=', process).orderBy('ordinal'));
  const rows = ofProcess.filter(({ id, status }) => status === 'recorded' || questionedBy.has(id));
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
  return rows.map(({ ordinal, id, title, event, level, status, decides }) => {
    const questioned = questionedBy.get(id) ?? [];
    const reminder = reminders.find(({ decision }) => decision === id);
    return {
      ordinal,
      decision: { kind: 'record', decision: id },
      title,
      on: dayOf(event),
      level,
      stands: status === 'recorded',
      lists: withSubjects(decides, questioned),
      questioned,
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
