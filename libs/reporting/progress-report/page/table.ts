import type { Html } from './html.js';
import { html } from './html.js';

/** The first cell of a row is its heading. */
export function table(headings: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  const head = headings.map((one) => html`<th scope="col">${one}</th>`);
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell) => html`<td>${cell}</td>`);
    return html`<tr>
      <th scope="row">${first}</th>
      ${cells}
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
