import type { FieldOfReport, MeasureChange, MeasureOfReport, MeasureState } from '../measure-content.js';
import type { ReportContent } from '../report-content.js';
import type { Schedule } from '#steering';
import {
  dateInWords,
  leftOutInWords,
  LIGHT,
  measuresInWords,
  percentInWords,
  PROVISION,
  REASON,
  STATUS,
} from './german-words.js';
import type { Html } from './html.js';
import { html, nothing } from './html.js';
import { detailsInWords } from './measure-details-in-words.js';
import { table } from './table.js';

export function fieldsPart({ fields, measures, previous }: ReportContent): Html {
  const byId = new Map(measures.map((one) => [one.id, one]));
  const parts = fields.map((field) =>
    fieldPart(
      field,
      field.measures.flatMap((id) => byId.get(id) ?? []),
      previous !== null,
    ),
  );
  const empty = html`<p>Es gibt weder Handlungsfelder noch Maßnahmen.</p>`;
  return html`<section aria-labelledby="measures">
    <h2 id="measures">Maßnahmen nach Handlungsfeld</h2>
    ${parts.length === 0 ? empty : parts}
  </section>`;
}

function fieldPart(field: FieldOfReport, measures: readonly MeasureOfReport[], isCompared: boolean): Html {
  const title = field.field === null ? 'Ohne Handlungsfeld' : (field.title ?? field.field);
  const leftOut = leftOutInWords(field.progress);
  const headings = ['Maßnahme', 'Federführung', 'Stand', 'Fortschritt', 'Ampel', 'Zeitraum'];
  const rows = measures.map((one) => [
    measureCell(one),
    one.lead === null ? 'keine' : (one.lead.name ?? one.lead.id),
    STATUS[one.status],
    progressCell(one),
    lightCell(one),
    scheduleInWords(one.schedule),
    ...(one.change === null ? [] : [changeInWords(one.change)]),
  ]);
  return html`<h3>${title}</h3>
    <p>
      Fortschritt ${percentInWords(field.progress.percent)} über
      ${measuresInWords(field.progress.counted)}${leftOut === '' ? '' : `; nicht mitgerechnet: ${leftOut}`}.
    </p>
    ${measures.length === 0 ? html`<p>Keine Maßnahmen.</p>` : table([...headings, ...(isCompared ? ['Seit dem letzten Bericht'] : [])], rows)}`;
}

function measureCell(measure: MeasureOfReport): Html {
  const { title, deviatesFromDecision, openProvisions } = measure;
  const remarks = [
    ...detailsInWords(measure),
    ...(deviatesFromDecision ? ['weicht vom Beschluss ab'] : []),
    ...openProvisions.map(
      ({ kind, note }) => `Vorbehalt offen: ${PROVISION[kind]}${note === undefined ? '' : ` (${note})`}`,
    ),
  ];
  return html`${title}${remarks.length === 0 ? nothing : html`<br /><span class="small">${remarks.join('; ')}</span>`}`;
}

function progressCell({ kind, percent, reported }: MeasureOfReport): Html {
  if (kind === 'permanentTask') return html`Daueraufgabe`;
  if (reported === null) return html`${percentInWords(percent)}`;
  const on = dateInWords(reported.on);
  const remark =
    reported.percent === percent ? `Stand ${on}` : `gemeldet ${percentInWords(reported.percent)}, Stand ${on}`;
  return html`${percentInWords(percent)}<br /><span class="small">${remark}</span>`;
}

function lightCell({ light, lightReasons, override }: MeasureOfReport): Html {
  const { shape, word } = LIGHT[light];
  const reasons = lightReasons.map((one) => REASON[one]);
  const by =
    override === null
      ? []
      : [
          `${override.reason}${override.until === null ? '' : ` (bis ${dateInWords(override.until)})`}; errechnet: ${LIGHT[override.derived].word}`,
        ];
  const why = [...reasons, ...by].join('; ');
  return html`<span class="light ${light}"><span aria-hidden="true">${shape}</span> ${word}</span>${
      why === '' ? nothing : html`<br /><span class="small">${why}</span>`
    }`;
}

function scheduleInWords({ start, end }: Schedule): string {
  if (start === 'unknown' && end === 'unknown') return 'unbekannt';
  if (end === 'unknown') return `ab ${dateInWords(start)}`;
  return start === 'unknown' ? `bis ${dateInWords(end)}` : `${dateInWords(start)} bis ${dateInWords(end)}`;
}

function changeInWords(change: MeasureChange): string {
  switch (change.kind) {
    case 'new':
      return 'neu';
    case 'unchanged':
      return 'unverändert';
    case 'changed':
      return [...(change.isOverNow ? ['beendet'] : []), ...wasInWords(change.was)].join('; ');
  }
}

function wasInWords({ status, percent, light, lead }: Partial<MeasureState>): readonly string[] {
  return [
    ...(status === undefined ? [] : [`Stand war ${STATUS[status]}`]),
    ...(percent === undefined ? [] : [`Fortschritt war ${percentInWords(percent)}`]),
    ...(light === undefined ? [] : [`Ampel war ${LIGHT[light].word}`]),
    ...(lead === undefined ? [] : [`Federführung hatte ${lead === null ? 'niemand' : (lead.name ?? lead.id)}`]),
  ];
}
