import { OUTCOMES } from '#council';
import type { OutcomeOfReport, ReportContent } from '../report-content.js';
import { ASSIGNMENT, dateInWords, DECISION, LEVEL, NOTED_BY, WEIGHT } from './german-words.js';
import type { Html } from './html.js';
import { html, nothing } from './html.js';
import { table } from './table.js';

/** Decisions outside meetings, and outcomes of items in meetings. */
export function committeesPart({ decisions, outcomes, previous }: ReportContent): Html {
  const since = previous === null ? 'bisher' : 'seit dem letzten Bericht';
  const decided = decisions.map(({ title, kind, level, on }) => [title, DECISION[kind], LEVEL[level], dateInWords(on)]);
  const done = outcomes.map((one) => [
    one.committee.name ?? one.committee.id,
    dateInWords(one.on),
    `${one.number} ${one.title}`,
    outcomeInWords(one),
  ]);
  return html`<section aria-labelledby="committees">
    <h2 id="committees">Beschlüsse und Ergebnisse der Gremien</h2>
    <h3>Entscheidungen außerhalb von Sitzungen ${since}</h3>
    ${decided.length === 0 ? html`<p>Keine.</p>` : table(['Entscheidung', 'Art', 'Ebene', 'Tag'], decided)}
    <h3>Ergebnisse aus Sitzungen ${since}</h3>
    ${done.length === 0 ? html`<p>Keine.</p>` : table(['Gremium', 'Tag', 'Tagesordnungspunkt', 'Ergebnis'], done)}
  </section>`;
}

function outcomeInWords({ outcome, was, withoutEffect, public: publicity }: OutcomeOfReport): string {
  return [
    OUTCOMES[outcome].german,
    ...(was === null ? [] : [`berichtigt, vorher: ${OUTCOMES[was].german}`]),
    ...(withoutEffect ? ['ohne Wirkung, solange eine Abweichung offen ist'] : []),
    ...(publicity === 'yes' ? [] : ['nicht öffentlich']),
  ].join('; ');
}

export function assignmentsPart({ assignments }: ReportContent): Html {
  const { open, confirmed, dropped } = assignments;
  const rows = open.map(({ title, to, status, due, overdue }) => [
    title,
    to.name ?? to.id,
    ASSIGNMENT[status],
    `${dateInWords(due)}${overdue ? ' – überfällig' : ''}`,
  ]);
  return html`<section aria-labelledby="assignments">
    <h2 id="assignments">Aufträge</h2>
    <p>Offen: ${open.length}, bestätigt: ${confirmed}, aufgegeben: ${dropped}.</p>
    ${rows.length === 0 ? nothing : table(['Auftrag', 'An', 'Stand', 'Fällig'], rows)}
  </section>`;
}

export function roundPart({ round }: ReportContent): Html {
  if (round === null) {
    return html`<section aria-labelledby="round">
      <h2 id="round">Statusabfrage</h2>
      <p>Der Bericht beruht auf keiner Statusabfrage.</p>
    </section>`;
  }
  const { title, asOf, due, closed, missing } = round;
  const rows = missing.map(({ measure, lead }) => [
    measure.name ?? measure.id,
    lead === null ? 'keine' : (lead.name ?? lead.id),
  ]);
  return html`<section aria-labelledby="round">
    <h2 id="round">Statusabfrage</h2>
    <p>
      „${title}“, Stichtag ${dateInWords(asOf)}, Frist ${dateInWords(due)}, ${closed ? 'geschlossen' : 'noch offen'}.
      Geantwortet haben ${round.unitsAnswered} von ${round.unitsAsked} Stellen, für ${round.measuresAnswered} von
      ${round.measuresAsked} Maßnahmen.
    </p>
    ${rows.length === 0 ? html`<p>Es fehlt keine Antwort.</p>` : table(['Ohne Antwort', 'Federführung'], rows)}
  </section>`;
}

export function deviationsPart({ deviations }: ReportContent): Html {
  if (deviations.length === 0) return nothing;
  const rows = deviations.map(({ rule, weight, kind, on }) => [
    rule,
    WEIGHT[weight],
    NOTED_BY[kind] ?? kind,
    dateInWords(on),
  ]);
  return html`<section aria-labelledby="deviations">
    <h2 id="deviations">Offene Abweichungen von Regeln</h2>
    ${table(['Regel', 'Gewicht', 'Bei', 'Tag'], rows)}
  </section>`;
}
