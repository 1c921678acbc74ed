import type { ReportContent } from '../report-content.js';
import type { ShownLight } from '#steering';
import { MEASURE_STATUSES } from '#steering';
import { dateInWords, LIGHT, percentInWords, STATUS } from './german-words.js';
import type { Html } from './html.js';
import { html } from './html.js';
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
