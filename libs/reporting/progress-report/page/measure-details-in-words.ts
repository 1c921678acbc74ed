import type { IndicatorOfReport, MeasureOfReport, MilestoneOfReport } from '../measure-content.js';
import { dateInWords } from './german-words.js';

type Details = Pick<MeasureOfReport, 'budget' | 'milestones' | 'indicators'>;

/** The budget, milestones and indicators of a measure, one remark each. */
export function detailsInWords({ budget, milestones, indicators }: Details): readonly string[] {
  return [
    ...(budget === null ? [] : [`Budget ${amountInWords(budget.amount, budget.currency)}`]),
    ...milestones.map(milestoneInWords),
    ...indicators.map(indicatorInWords),
  ];
}

function milestoneInWords({ title, due, status, on }: MilestoneOfReport): string {
  const planned = due === 'unknown' ? 'ohne Termin' : `fällig ${dateInWords(due)}`;
  switch (status) {
    case 'open':
      return `Meilenstein „${title}“: ${planned}`;
    case 'reached':
      return `Meilenstein „${title}“: ${on === null || on === 'unknown' ? 'erreicht' : `erreicht ${dateInWords(on)}`}`;
    case 'dropped':
      return `Meilenstein „${title}“: entfallen`;
  }
}

function indicatorInWords({ title, unit, baseline, target, last }: IndicatorOfReport): string {
  const parts = [
    last === null ? 'noch kein Wert' : valueInWords(last.value, unit, dateInWords(last.on)),
    ...(baseline === null ? [] : [`Ausgangswert ${valueInWords(baseline.value, unit, dateInWords(baseline.on))}`]),
    ...(target === null ? [] : [`Ziel ${valueInWords(target.value, unit, `bis ${dateInWords(target.by)}`)}`]),
  ];
  return `Kennzahl „${title}“: ${parts.join(', ')}`;
}

function valueInWords(value: number, unit: string, when: string): string {
  return `${value.toLocaleString('de-DE', { maximumFractionDigits: 6 })} ${unit} (${when})`;
}

/** @param hundredths of the currency (ISO 4217) */
function amountInWords(hundredths: number, currency: string): string {
  return (hundredths / 100).toLocaleString('de-DE', { style: 'currency', currency });
}
