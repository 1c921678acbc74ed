import type { ReportingRoundEvent } from '#steering';
import type { RoundOfReport } from '../report-content.js';
import type { NamesAtPoint } from './names-at-point.js';
import { organisationNamed } from './names-at-point.js';
import type { ReportedLog, ReportedEvent } from './reported-log.js';

type Opened = Extract<ReportingRoundEvent, { readonly type: 'RoundOpened' }>['data'];

export interface RoundAtPoint extends Opened {
  readonly id: string;
  readonly closed: boolean;
  readonly answered: ReadonlySet<string>;
}

/** A round with every answer up to the point, whenever it was given: every answer is about the round's day. */
export function roundAtPoint(log: ReportedLog, id: string, illustrations: boolean): RoundAtPoint | undefined {
  for (const [round, events] of log.streams<ReportingRoundEvent>('reportingRound')) {
    if (round === id) return roundOf(id, events, illustrations);
  }
  return undefined;
}

function roundOf(
  id: string,
  events: readonly ReportedEvent<ReportingRoundEvent>[],
  illustrations: boolean,
): RoundAtPoint | undefined {
  const answered = new Set<string>();
  let [opened, closed]: [Opened | undefined, boolean] = [undefined, false];
  for (const { type, data, isIllustration } of events) {
    if (type === 'RoundOpened') opened = data;
    if (type === 'RoundClosed') closed = true;
    if (type === 'RoundAnswered' && (illustrations || !isIllustration)) answered.add(data.measure);
  }
  return opened && { ...opened, id, closed, answered };
}

export function roundOfReport(
  { id, title, asOf, due, closed, asks, answered }: RoundAtPoint,
  titleOf: (measure: string) => string | null,
  names: NamesAtPoint,
): RoundOfReport {
  const missing = asks.filter(({ measure }) => !answered.has(measure));
  const units = new Set(asks.flatMap(({ lead }) => lead ?? []));
  const late = new Set(missing.flatMap(({ lead }) => lead ?? []));
  return {
    ...{ id, title, asOf, due, closed },
    unitsAsked: units.size,
    unitsAnswered: units.size - late.size,
    measuresAsked: asks.length,
    measuresAnswered: asks.length - missing.length,
    missing: missing.map(({ measure, lead }) => ({
      measure: { id: measure, name: titleOf(measure) },
      lead: lead === null ? null : organisationNamed(names, lead),
    })),
  };
}
