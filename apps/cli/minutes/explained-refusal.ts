import type { Refused } from '../api/problem.js';
import { failureOf } from '../terminal/failure.js';
import { shortenedEnd } from '../terminal/lines.js';
import type { ExtractFacts } from './extract-facts.js';
import type { KnownNames } from './known-names.js';

const UNKNOWN_REFERENCE = 422;
/** Letters of a value that differs; the whole is in the history and in the file. */
const SHOWN = 120;

/** Why an extract was refused, in plain words: what is not known yet, or which facts differ from those recorded. */
export async function explainedRefusal(error: Refused, facts: ExtractFacts, names: KnownNames): Promise<string> {
  const { status, differences = [] } = error.problem;
  const unknown = status === UNKNOWN_REFERENCE ? await unknownNames(facts, names) : [];
  if (unknown.length > 0) {
    return `Not known yet: ${unknown.join(' and ')}. Nothing was changed; --create records what is missing.`;
  }
  if (differences.length === 0) return failureOf(error).text;
  const lines = differences.map(({ field, recorded, stated }) => {
    return `  ${field.replace(/^item\./u, '')}: recorded ${valueText(recorded)}, in the text ${valueText(stated)}`;
  });
  const way = '  Nothing was changed. If the text is a corrected one, --correct <reason> records what it says.';
  return ['Other facts are recorded already:', ...lines, way].join('\n');
}

async function unknownNames({ committees, item }: ExtractFacts, names: KnownNames): Promise<readonly string[]> {
  const unknown: string[] = [];
  for (const { name } of committees) {
    if ((await names.committee(name)) === undefined) unknown.push(`the committee "${name}"`);
  }
  for (const { reference, year } of item.papers ?? []) {
    if (!(await names.knowsPaper(reference, year))) unknown.push(`the paper ${reference} of ${year}`);
  }
  return unknown;
}

function valueText(value: unknown): string {
  const text = plainText(value);
  return text === '' ? 'nothing' : `'${shortenedEnd(text, SHOWN)}'`;
}

/** `{ kind: 'stated', result: 'majority' }` as `stated, result majority`. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plainText).join('; ');
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([name, one]) => (name === 'kind' ? plainText(one) : `${name} ${plainText(one)}`))
    .join(', ');
}
