import { streamName } from '#event-sourcing';
import type { Reads } from '#http';
import { deviationsOf, deviationView } from '#shared-kernel';
import { basisQuestions } from '../../basis/basis-questions.projection.js';
import { indicatorsOf } from '../../indicator/indicator.view.js';
import type { MeasureAsOf, MeasureRow } from '../as-of-day/measure-as-of.js';
import { measurePartners, measureReminders, milestones, progressEntries } from '../measure-parts.tables.js';
import { titlesOf } from '../measure-titles.js';
import { measureItem } from '../measure.view.js';
import { datesOf } from './event-dates.js';
import { linksOf } from './linked-measures.js';
import type { MeasureDetail } from './measure-detail.answer.js';
import { provisionsOf } from './provisions-of-measure.js';

/** One measure with its parts, each in its order. */
export async function measureDetail(reads: Reads, measure: MeasureAsOf, on: string): Promise<MeasureDetail> {
  const { row } = measure;
  const { description, source, budget, decision, adoptedVersion, adoptedLevel, revisedBy } = row;
  const { blocked, completionReported, ending } = row;
  return {
    ...measureItem(measure, await titlesOf(reads, [row])),
    ...{ description, source, budget, decision, adoptedVersion, adoptedLevel, revisedBy },
    ...{ blocked, completionReported, ending },
    ...(await partsOf(reads, row)),
    ...(await linksOf(reads, row.id, on)),
    indicators: await indicatorsOf(reads, [row.id]),
    deviations: (await deviationsOf(reads, streamName('measure', row.id))).map(deviationView),
  };
}

type Part =
  'proposedOn' | 'partners' | 'provisionsInDetail' | 'milestones' | 'progress' | 'basisQuestions' | 'reminders';

async function partsOf(reads: Reads, row: MeasureRow): Promise<Pick<MeasureDetail, Part>> {
  const { id } = row;
  const onOf = await datesOf(reads, id);
  const planned = await reads.rows(milestones, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  const partners = await reads.rows(measurePartners, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  const progress = await reads.rows(progressEntries, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  const asked = await reads.rows(basisQuestions, (all) => all.where('entity', '=', id).orderBy('ordinal'));
  const reminders = await reads.rows(measureReminders, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  return {
    proposedOn: onOf(row.proposedEvent) ?? 'unknown',
    partners: partners.map(({ party }) => party),
    provisionsInDetail: await provisionsOf(reads, row, onOf),
    milestones: planned.map(({ ordinal, measure, reachedEvent, ...one }) => ({
      ...one,
      reachedOn: onOf(reachedEvent),
    })),
    progress: progress.map(({ ordinal, measure, ...one }) => one),
    basisQuestions: asked.map(({ ordinal, entity, ...one }) => one),
    reminders: reminders.map(({ ordinal, measure, ...one }) => one),
  };
}
