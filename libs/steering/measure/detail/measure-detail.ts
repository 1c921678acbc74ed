import type { ReadModels } from '#http';
import { streamName } from '#event-sourcing';
import { basisQuestions } from '../../basis/basis-questions.projection.js';
import { decisionCourse, decisionProvisions } from '../../decision/decision.tables.js';
import { deviationView, deviationsOf } from '#shared-kernel';
import { indicatorsOf } from '../../indicator/indicators-of.js';
import type { MeasureRow, MeasureAsOf } from '../as-of-day/measure-as-of.js';
import { recordedDecisionsOf } from '../as-of-day/measure-as-of.js';
import { titlesOf } from '../measure-titles.js';
import { measureItem } from '../measure.view.js';
import {
  measureDates,
  measureDependencies,
  measurePartners,
  measureProvisions,
  measureReminders,
  milestones,
  progressEntries,
} from '../measure-parts.tables.js';
import { measuresAsOf } from '../as-of-day/measures-as-of.js';

/** One measure with its parts, each in its order. */
export async function measureDetail(reads: ReadModels, measure: MeasureAsOf, on: string): Promise<object> {
  const { row } = measure;
  const {
    description,
    budget,
    source,
    decision,
    adoptedVersion,
    adoptedLevel,
    revisedBy,
    blocked,
    completionReported,
    ending,
  } = row;
  return {
    ...measureItem(measure, await titlesOf(reads, [row])),
    ...{ description, source, budget, decision, adoptedVersion, adoptedLevel, revisedBy },
    ...{ blocked, completionReported, ending },
    ...(await partsOf(reads, row)),
    ...(await linksOf(reads, row, on)),
    indicators: await indicatorsOf(reads, [row.id]),
    deviations: (await deviationsOf(reads, streamName('measure', row.id))).map(deviationView),
  };
}

async function partsOf(reads: ReadModels, row: MeasureRow): Promise<object> {
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

/** When an event occurred, as known now. */
type DayOf = (event: string | null) => string | null;

async function datesOf(reads: ReadModels, measure: string): Promise<DayOf> {
  const rows = await reads.rows(measureDates, (all) => all.where('measure', '=', measure));
  const byEvent = new Map(rows.map(({ event, on }) => [event, on]));
  return (event) => (event === null ? null : (byEvent.get(event) ?? null));
}

/** Its own, of the resolution that adopted it, and those of the recorded decisions that adopted and revised it. */
async function provisionsOf(reads: ReadModels, row: MeasureRow, onOf: DayOf): Promise<readonly object[]> {
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

async function linksOf(reads: ReadModels, { id }: MeasureRow, on: string): Promise<object> {
  const needs = await reads.rows(measureDependencies, (all) => all.where('measure', '=', id).orderBy('ordinal'));
  const neededBy = await reads.rows(measureDependencies, (all) => all.where('on', '=', id).orderBy('ordinal'));
  const ids = [...needs.map((one) => one.on), ...neededBy.map(({ measure }) => measure)];
  const others = ids.length === 0 ? [] : await measuresAsOf(reads, on, (all) => all.where('id', 'in', ids));
  const superseded = await measuresAsOf(reads, on, (all) => all.where('supersededBy', '=', id));
  const named = new Map(others.map(({ row, status }) => [row.id, { id: row.id, title: row.title, status }]));
  const link = (other: string): object => named.get(other) ?? { id: other, title: null, status: null };
  return {
    dependsOn: needs.map((one) => link(one.on)),
    neededBy: neededBy.map(({ measure }) => link(measure)),
    supersedes: superseded.map(({ row, status }) => ({ id: row.id, title: row.title, status })),
  };
}
