import type { RowOf } from '#event-sourcing';
import type { Dates } from '../shown-parts.js';
import { datedOrNull, shown } from '../shown-parts.js';
import type { PhaseAnswer } from '../strategy-process.answer.js';
import type { deliverables, phases } from '../strategy-process.tables.js';

export function phaseView(
  { id, kind, cycle, from, until, startedEvent, completedEvent, evidence }: RowOf<typeof phases>,
  ofProcess: readonly RowOf<typeof deliverables>[],
  dates: Dates,
): PhaseAnswer {
  const own = ofProcess.filter(({ phase }) => phase === id);
  return {
    ...{ id, kind, cycle },
    planned: { from, until },
    started: datedOrNull(startedEvent, dates),
    completed: datedOrNull(completedEvent, dates),
    deliverables: own.map(({ phase, ...rest }) => shown(rest)),
    evidence,
  };
}
