import { readFileSync } from 'node:fs';
import { isExtractRefusal, parseMinutesExtract, sourceText } from '#council';
import type { ExtractFacts } from '../../apps/cli/minutes/extract-facts.js';
import { factsOf } from '../../apps/cli/minutes/extract-facts.js';
import type { Client } from '../support/journey.js';

export interface OutcomeCase {
  readonly id: string;
  readonly body: string;
  readonly kinds: readonly string[];
  readonly referredTo?: readonly string[];
  readonly papers?: readonly string[];
  readonly postponedTo?: string;
  readonly parts?: number;
  readonly keeps?: string;
  readonly tally?: Readonly<Record<string, number>>;
}

interface HeadingCase {
  readonly id: string;
  readonly text: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/extracts/${name}.json`, import.meta.url), 'utf8'));
}

// The files are part of the repository.
export const OUTCOMES = fixture('outcomes') as { readonly heading: string; readonly cases: readonly OutcomeCase[] };
export const HEADINGS = fixture('headings') as readonly HeadingCase[];

/** The text of a case in a sitting of its own: the fixture has one heading for all. */
export function inItsOwnSitting(text: string, index: number): string {
  const day = new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10).split('-').reverse().join('.');
  return text.replaceAll(/\d\d\.04\.2024/gu, day);
}

/** Reads a text as the command line does, puts it as a document, and resolves with the whole body for the route. */
export async function bodyOf(client: Client, text: string, wishes: object = { create: true }): Promise<ExtractRequest> {
  const bytes = new TextEncoder().encode(text);
  const extract = parseMinutesExtract(bytes);
  if (isExtractRefusal(extract)) throw new Error(`${extract.refused}: ${extract.detail}`);
  const facts = factsOf(extract, sourceText(bytes));
  if ('reasons' in facts) throw new Error(facts.reasons.join('\n'));
  const { source, ...body } = facts;
  await client.put(`/documents/${extract.sourceHash}`, Buffer.from(source));
  return { ...body, ...wishes };
}

export type ExtractRequest = Omit<ExtractFacts, 'source'>;

export interface ItemRead {
  readonly number: string;
  readonly title: string;
  readonly public: string;
  readonly part: string;
  readonly papers: readonly { readonly name: string | null }[];
  readonly wording: { readonly text: string } | null;
  readonly outcomes: readonly {
    readonly outcome: { readonly kind: string; readonly on?: string };
    readonly toName: string | null;
    readonly vote: object;
    readonly formerDocument: string | null;
  }[];
  readonly corrected: readonly unknown[];
  readonly furtherOutcomes: readonly { readonly outcome: { readonly kind: string } }[];
  readonly paperOutcomes: readonly { readonly name: string | null; readonly outcome: { readonly kind: string } }[];
  readonly findings: readonly { readonly finding: string }[];
  readonly corrections: readonly object[];
}

export interface SittingRead {
  readonly id: string;
  readonly public: string;
  readonly committeeName: string;
  readonly jointWith: readonly { readonly name: string | null }[];
  readonly when: string;
  readonly agenda: readonly ItemRead[];
}

/** Refusals that only an extract meets; `libs/council/meeting/extract` tests them. */
export const REFUSALS_OF_EXTRACTS: readonly string[] = [
  'neither title nor paper of the item agree',
  'paper exists already',
  'paper is named twice',
  'reference is taken by another paper',
  'wording of the amendment is missing',
];
