import type { DeviationEvent, DeviationNoted } from '#event-sourcing';
import type { OpenDeviation } from '../report-content.js';
import type { Horizon, ReportedCategory, ReportedLog, ReportedEvent } from './reported-log.js';

/** Streams that note deviations and belong to a process. */
const NOTING = ['meeting', 'paper', 'goal', 'measure', 'assignment'] as const satisfies readonly ReportedCategory[];

/** Open deviations of the streams that belong to the process. */
export function openDeviations(
  log: ReportedLog,
  horizon: Horizon,
  belongs: (kind: (typeof NOTING)[number], id: string) => boolean,
): readonly OpenDeviation[] {
  const open: OpenDeviation[] = [];
  for (const kind of NOTING) {
    for (const [id, events] of log.streams<DeviationEvent>(kind)) {
      if (!belongs(kind, id)) continue;
      for (const event of openOf(events.filter((one) => isOfDeviations(one) && log.counts(one, horizon)))) {
        const { rule, weight } = event.data;
        open.push({ kind, id, rule, weight, on: log.dateOf(event, horizon.place) });
      }
    }
  }
  return open;
}

function isOfDeviations({ type }: { readonly type: string }): boolean {
  return type === 'DeviationNoted' || type === 'DeviationResolved';
}

function openOf(events: readonly ReportedEvent<DeviationEvent>[]): readonly ReportedEvent<DeviationNoted>[] {
  const open = new Map<string, ReportedEvent<DeviationNoted>>();
  for (const event of events) {
    if (event.type === 'DeviationNoted') open.set(event.data.deviation, event);
    else open.delete(event.data.deviation);
  }
  return [...open.values()];
}
