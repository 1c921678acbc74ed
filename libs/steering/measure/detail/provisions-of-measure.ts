import type { AnswerOf, Reads } from '#http';
import { decisionCourse, decisionProvisions } from '../../decision/decision.tables.js';
import type { MeasureRow } from '../as-of-day/measure-as-of.js';
import { recordedDecisionsOf } from '../as-of-day/measure-as-of.js';
import { measureProvisions } from '../measure-parts.tables.js';
import type { DayOf } from './event-dates.js';
import type { provisionSchema } from './measure-parts.answer.js';

type ProvisionAnswer = AnswerOf<typeof provisionSchema>;

/** Provisions of the resolution that adopted it, then those of the recorded decisions that adopted and revised it. */
export async function provisionsOf(reads: Reads, row: MeasureRow, onOf: DayOf): Promise<readonly ProvisionAnswer[]> {
  const own = await reads.rows(measureProvisions, (all) => all.where('measure', '=', row.id).orderBy('ordinal'));
  const records = recordedDecisionsOf(row);
  const ofRecord = await reads.rows(decisionProvisions, (all) => all.where('decision', 'in', records).orderBy('place'));
  const course = await reads.rows(decisionCourse, (all) => all.where('decision', 'in', records));
  const metOnOf = new Map(course.map(({ event, on }) => [event, on]));
  return [
    ...own
      .filter(({ ordinal }) => ordinal === row.adoptedAt)
      .map(({ provision: id, kind, note, metBy }) => ({ id, kind, note, metOn: onOf(metBy), decision: null })),
    ...ofRecord.map(({ provision: id, kind, note, metBy, decision }) => ({
      ...{ id, kind, note, decision },
      metOn: metBy === null ? null : (metOnOf.get(metBy) ?? null),
    })),
  ];
}
