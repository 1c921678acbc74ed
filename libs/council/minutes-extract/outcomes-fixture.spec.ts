import { readFileSync } from 'node:fs';
import { extractOf } from './extract.fixture.js';
import type { ExtractTally } from './minutes-extract.js';

interface OutcomeCase {
  readonly id: string;
  readonly body: string;
  readonly kinds: readonly string[];
  readonly why: string;
  readonly referredTo?: readonly string[];
  readonly papers?: readonly string[];
  readonly postponedTo?: string;
  readonly parts?: number;
  readonly keeps?: string;
  readonly tally?: Partial<ExtractTally>;
}

interface HeadingCase {
  readonly id: string;
  readonly text: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../test/fixtures/extracts/${name}.json`, import.meta.url), 'utf8'));
}

// The files are part of the repository.
const outcomes = fixture('outcomes') as { readonly heading: string; readonly cases: readonly OutcomeCase[] };
const headings = fixture('headings') as readonly HeadingCase[];

describe('the item texts of the fixture', () => {
  it.each(outcomes.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const { outcome, referredTo, papers, furtherOutcomes } = extractOf(outcomes.heading + one.body);
    expect(one.kinds).toContain(outcome.kind);
    if (one.referredTo !== undefined) expect(referredTo).toEqual(one.referredTo);
    if (one.papers !== undefined)
      expect(papers.map(({ reference }) => reference)).toEqual(expect.arrayContaining([...one.papers]));
    if (one.postponedTo !== undefined) expect(outcome.postponedTo).toBe(one.postponedTo);
    if (one.parts !== undefined) expect(furtherOutcomes).toHaveLength(one.parts);
    if (one.keeps !== undefined) expect(outcome.text).toContain(one.keeps);
    if (one.tally !== undefined) expect(outcome.tally).toMatchObject(one.tally);
  });
});

describe('the headings of the fixture', () => {
  it.each(headings.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const extract = extractOf(one.text);
    expect({ ...extract, kind: extract.outcome.kind }).toMatchObject(one.expect);
  });
});
