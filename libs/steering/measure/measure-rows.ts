import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import { foldedText } from './folded-text.js';
import type { MeasureContent } from './measure-content.js';
import { measureDates } from './measure-parts.tables.js';
import type { MeasureEvent } from './measure.events.js';
import { measures } from './measure.tables.js';

export type MeasureColumns = Partial<Omit<RowOf<typeof measures>, 'id' | 'revision'>>;
type ContentColumn = 'title' | 'description' | 'searched' | 'fieldsOfAction' | 'goals' | 'budget' | 'start' | 'end';

/** Each event of a measure changes its row, at least by the revision. */
export function changed(
  { id, revision }: Recorded<MeasureEvent | DateRefined>,
  columns: MeasureColumns = {},
): RowChange {
  return patch(measures, { id }, { revision, ...columns });
}

/** The day of an event that is shown. */
export function dated({ eventId: event, id: measure, occurredOn: on }: Recorded): RowChange {
  return put(measureDates, { event, measure, on });
}

/** The row of a measure that has come to its end. */
export function ended(
  event: Recorded<MeasureEvent>,
  { status, ending }: Pick<RowOf<typeof measures>, 'status' | 'ending'>,
): RowChange {
  return changed(event, { status, ending, blocked: null, completionReported: null });
}

export function contentColumns(content: MeasureContent): Pick<RowOf<typeof measures>, ContentColumn> {
  const { title, description = null, fieldsOfAction, goals, schedule, budget = null } = content;
  const searched = foldedText(`${title} ${description ?? ''}`);
  return { title, description, searched, fieldsOfAction, goals, budget, start: schedule.start, end: schedule.end };
}

/** Columns of a measure that no decision has adopted. */
export const NOT_ADOPTED = { decision: null, adoptedVersion: null, adoptedLevel: null, adoptedAt: null } as const;
