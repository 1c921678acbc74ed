import type { CommandMeta, Decision, GeneralRefusal, PartialDate } from '#event-sourcing';
import { accept, acceptAsIs, certainlyAfter, partId, refuse, refuseInput, refuseMissing } from '#event-sourcing';
import type { IndicatorEvent } from './indicator.events.js';
import type { Indicator, Indicators } from './indicator.state.js';

/** Of one measure or goal. */
const MOST_INDICATORS = 50;
/** Dated values of one indicator. */
const MOST_VALUES = 1000;

export type IndicatorRefusal =
  | 'there is an indicator of this title already'
  | 'there are 50 indicators already'
  | 'indicator is not known here'
  | 'a value needs its date'
  | 'there is another value of this date: say why this one takes its place'
  | 'indicator has 1,000 values already'
  | Extract<GeneralRefusal, 'the fact lies in the future'>;

export const germanIndicators: Readonly<Record<Exclude<IndicatorRefusal, GeneralRefusal>, string>> = {
  'there is an indicator of this title already': 'Eine Kennzahl dieses Titels gibt es schon.',
  'there are 50 indicators already': 'Es gibt schon 50 Kennzahlen; mehr sind nicht vorgesehen.',
  'indicator is not known here': 'Diese Kennzahl ist hier nicht bekannt.',
  'a value needs its date': 'Zu einem Wert gehört sein Datum.',
  'there is another value of this date: say why this one takes its place':
    'Zu diesem Datum gibt es schon einen anderen Wert; dass er ersetzt wird, ist zu begründen.',
  'indicator has 1,000 values already': 'Die Kennzahl hat schon 1.000 Werte; mehr sind nicht vorgesehen.',
};

type IndicatorDecision = Decision<IndicatorEvent, IndicatorRefusal>;

export function defineIndicator(
  data: Pick<Indicator, 'title' | 'unit' | 'baseline' | 'target'>,
  indicators: Indicators,
  meta: CommandMeta,
): IndicatorDecision {
  const known = Object.values(indicators);
  if (known.some(({ title }) => title === data.title)) return refuse('there is an indicator of this title already');
  if (known.length >= MOST_INDICATORS) return refuse('there are 50 indicators already');
  const indicator = partId(meta.commandId, 'indicator', 0);
  return accept<IndicatorEvent>({ type: 'IndicatorDefined', data: { indicator, ...data } });
}

interface NewValue {
  readonly indicator: string;
  readonly value: number;
  readonly on: PartialDate;
  readonly reason?: string;
}

export function recordIndicatorValue(data: NewValue, indicators: Indicators, meta: CommandMeta): IndicatorDecision {
  const { indicator: id, value, on, reason } = data;
  const indicator = indicators[id];
  if (indicator === undefined) return refuseMissing('indicator is not known here');
  if (on === 'unknown') return refuseInput('a value needs its date', 'on');
  if (certainlyAfter(on, meta.today)) return refuse('the fact lies in the future');
  const before = indicator.values[on];
  if (before === value) return acceptAsIs('recorded already');
  if (before !== undefined && reason === undefined) {
    return refuse('there is another value of this date: say why this one takes its place');
  }
  if (before === undefined && Object.keys(indicator.values).length >= MOST_VALUES) {
    return refuse('indicator has 1,000 values already');
  }
  return accept<IndicatorEvent>({ type: 'IndicatorValueRecorded', data });
}
