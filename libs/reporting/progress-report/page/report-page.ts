import type { ReportContent } from '../report-content.js';
import { assignmentsPart, committeesPart, deviationsPart, roundPart } from './follow-up-parts.js';
import { dateInWords } from './german-words.js';
import type { Html } from './html.js';
import { html, nothing } from './html.js';
import { goalsPart } from './goals-part.js';
import { fieldsPart } from './measure-parts.js';
import { figuresPart, overduePart } from './overview-parts.js';
import { STYLES } from './styles.js';

/** The report's identity, which the page shows beside its content. */
export interface KeptReport {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
}

/** The report as a page in German. It has no script, loads nothing, and every text is escaped. */
export function reportPage(content: ReportContent, kept: KeptReport): string {
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title}</title>
        <style>
          ${{ markup: STYLES }}
        </style>
      </head>
      <body>
        ${headPart(content, kept)}
        <main>
          ${figuresPart(content)} ${overduePart(content)} ${fieldsPart(content)} ${goalsPart(content)}
          ${committeesPart(content)} ${assignmentsPart(content)} ${roundPart(content)} ${deviationsPart(content)}
        </main>
        ${footPart(content, kept)}
      </body>
    </html> `.markup;
}

function headPart({ title, process, asOf, previous, illustrations }: ReportContent, { version }: KeptReport): Html {
  return html`<header>
    <h1>${title}</h1>
    <p>Strategieprozess „${process.name ?? process.id}“ · Stichtag ${dateInWords(asOf)} · Fassung ${version}</p>
    <p>
      ${
        previous === null
          ? 'Es gibt keinen früheren Bericht, mit dem verglichen wird.'
          : `Verglichen mit: ${previous.title}, Stichtag ${dateInWords(previous.asOf)}, Fassung ${previous.version}.`
      }
    </p>
    ${illustrations ? html`<p class="mark"><strong>Enthält Illustrationen:</strong> Beispiele, die keine Quelle belegt, sind mitgezählt.</p>` : nothing}
  </header>`;
}

function footPart({ point, rules }: ReportContent, { id, sha256 }: KeptReport): Html {
  return html`<footer>
    <h2>Grundlage</h2>
    <p>
      Berechnet aus allen Ereignissen bis zum Ereignis ${point.revision} von <code>${point.stream}</code>, nach den
      Regeln ${rules}. Was sicher nach dem Stichtag geschah, ist weggelassen.
    </p>
    <p>SHA-256 des Inhalts: <code>${sha256}</code>. Nachrechnen: <code>lenkwerk report verify ${id}</code>.</p>
  </footer>`;
}
