import type { FieldOfReport, MeasureChange, MeasureOfReport, MeasureState, ReportContent } from '../report-content.js';
import type { Schedule, ShownLight } from '#steering';
import { MEASURE_STATUSES } from '#steering';
import {
  dateInWords,
  GOAL,
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
import { table } from './table.js';

const SHOWN_LIGHTS: readonly ShownLight[] = ['green', 'amber', 'red', 'unknown', 'none'];

export function figuresPart({ figures, round }: ReportContent): Html {
  const figure = (name: string): string => (figures[name] ?? '–').toString();
  const rows: readonly (readonly [string, string])[] = [
    ['Maßnahmen', figure('measures.total')],
    ...MEASURE_STATUSES.filter((one) => figures[`measures.byStatus.${one}`] !== 0).map(
      (one) => [`davon ${STATUS[one]}`, figure(`measures.byStatus.${one}`)] as const,
    ),
    ...SHOWN_LIGHTS.map((one) => [`Ampel ${LIGHT[one].word}`, figure(`measures.byLight.${one}`)] as const),
    ['Fortschritt des Prozesses', percentInWords(figures['progress.process'] ?? null)],
    ['überfällige Maßnahmen', figure('overdue')],
    ['ohne Federführung', figure('measures.withoutLead')],
    ['offene Aufträge', figure('assignments.open')],
    ['davon überfällig', figure('assignments.overdue')],
    ...(round === null
      ? []
      : [['Rücklauf der Statusabfrage', `${round.unitsAnswered} von ${round.unitsAsked} Stellen`] as const]),
  ];
  const cells = rows.map(
    ([name, value]) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td class="number">${value}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="figures">
    <h2 id="figures">Auf einen Blick</h2>
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">Kennzahl</th>
          <th scope="col">Wert</th>
        </tr>
      </thead>
      <tbody>
        ${cells}
      </tbody>
    </table>
  </section>`;
}

export function overduePart({ overdue, measures }: ReportContent): Html {
  const titles = new Map(measures.map(({ id, title }) => [id, title]));
  const rows = overdue.map((one) => {
    const why = [
      ...(one.blocked === null ? [] : [`blockiert: „${one.blocked}“`]),
      ...one.lateMilestones.map(({ title, due }) => `Meilenstein „${title}“ war ${dateInWords(due)} fällig`),
      ...(one.noProgressReported ? ['noch kein Fortschritt gemeldet'] : []),
    ];
    const reasons = why.length === 0 ? 'kein Grund bekannt' : why.join('; ');
    return [titles.get(one.measure) ?? one.measure, dateInWords(one.end), reasons];
  });
  return html`<section aria-labelledby="overdue">
    <h2 id="overdue">Überfällige Maßnahmen</h2>
    ${rows.length === 0 ? html`<p>Keine Maßnahme ist über ihrem Ende.</p>` : table(['Maßnahme', 'Ende', 'Warum'], rows)}
  </section>`;
}

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
    one.kind === 'permanentTask' ? 'Daueraufgabe' : percentInWords(one.percent),
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

function measureCell({ title, deviatesFromDecision, openProvisions }: MeasureOfReport): Html {
  const remarks = [
    ...(deviatesFromDecision ? ['weicht vom Beschluss ab'] : []),
    ...openProvisions.map(
      ({ kind, note }) => `Vorbehalt offen: ${PROVISION[kind]}${note === undefined ? '' : ` (${note})`}`,
    ),
  ];
  return html`${title}${remarks.length === 0 ? nothing : html`<br /><span class="small">${remarks.join('; ')}</span>`}`;
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

export function goalsPart({ goals }: ReportContent): Html {
  if (goals.length === 0) return nothing;
  const titles = new Map(goals.map(({ id, title }) => [id, title]));
  const rows = goals.map(({ title, status, parent, progress }) => [
    title,
    parent === null ? '–' : (titles.get(parent) ?? parent),
    GOAL[status],
    percentInWords(progress.percent),
    [measuresInWords(progress.counted), leftOutInWords(progress)].filter((text) => text !== '').join('; nicht: '),
  ]);
  return html`<section aria-labelledby="goals">
    <h2 id="goals">Ziele</h2>
    ${table(['Ziel', 'Teil von', 'Stand', 'Fortschritt', 'Gerechnet über'], rows)}
  </section>`;
}
