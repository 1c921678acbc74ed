import type { ReportContent } from '../report-content.js';
import { GOAL, leftOutInWords, measuresInWords, percentInWords } from './german-words.js';
import type { Html } from './html.js';
import { html, nothing } from './html.js';
import { table } from './table.js';

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
