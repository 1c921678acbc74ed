import type { Api, CommandAnswer } from '../api/api.js';
import type { ActFacts, ExtractFacts, ItemFacts } from './extract-facts.js';
import type { KnownNames } from './known-names.js';

export interface RecordOptions {
  /** Committees and papers that are not known are recorded, too. */
  readonly create: boolean;
  /** Which of several meetings of the committee on that day; 1 is the first. */
  readonly sequence?: number;
  readonly process?: string;
  /** The text is a corrected one: why what it states otherwise is corrected. */
  readonly correct?: string;
}

export interface ImportResult {
  readonly status: 'imported' | 'already imported';
  readonly meeting: string;
  /** What was recorded beside the item because it was not known before: committees, papers, the meeting. */
  readonly made: readonly string[];
  /** The position of the last written event, for `?atLeast=`; null without one. */
  readonly position: string | null;
}

interface ExtractAnswer extends CommandAnswer {
  /** What was recorded before the item. */
  readonly before?: readonly { readonly kind: string }[];
}

const CREATED = 201;

/** Sends one item of one sitting, whole or nothing. The text is kept before, as its evidence. @throws Mistake, Refused */
export async function recordExtract(
  api: Api,
  facts: ExtractFacts,
  names: KnownNames,
  options: RecordOptions,
): Promise<ImportResult> {
  const body = await bodyOf(facts, names, options);
  await api.put(`/documents/${facts.evidence.sha256}`, facts.source);
  // Without a key: a repeated one would get the first answer again, as if the item was recorded now.
  const { status, body: answer } = await api.command<ExtractAnswer>('/meetings/extracts', body);
  const { before = [], events, id, position } = answer;
  if (events.length === 0) return { status: 'already imported', meeting: id, made: [], position: null };
  const made = [...before.map(({ kind }) => kind), ...(status === CREATED ? ['meeting'] : [])];
  return { status: 'imported', meeting: id, made, position };
}

async function bodyOf(
  { committees, heldOn, item, evidence, public: isPublic }: ExtractFacts,
  names: KnownNames,
  { create, sequence, process, correct }: RecordOptions,
): Promise<object> {
  const [first, ...others] = committees;
  const ids = await Promise.all(committees.map(async ({ name }) => await names.committee(name)));
  const [only] = ids;
  const meeting =
    first === undefined || only === undefined || others.length > 0
      ? undefined
      : await names.meeting(only, heldOn, sequence);
  return {
    committees: committees.map((one, at) => ({ ...one, ...(ids[at] !== undefined && { id: ids[at] }) })),
    heldOn,
    ...(sequence !== undefined && { sequence }),
    ...(meeting !== undefined && { meeting }),
    ...(isPublic !== undefined && { public: isPublic }),
    ...(process !== undefined && { processes: [process] }),
    ...(create && { create }),
    ...(correct !== undefined && { correct: { reason: correct } }),
    item: await withBodies(item, names),
    evidence,
  };
}

/** The item with the ids of the bodies that acts refer to. */
async function withBodies(item: ItemFacts, names: KnownNames): Promise<object> {
  const known = async (act: ActFacts): Promise<object> => {
    if (act.referredTo === undefined) return act;
    const bodies = await Promise.all(
      act.referredTo.map(async ({ name }) => {
        const id = await names.committee(name);
        return { name, ...(id !== undefined && { id }) };
      }),
    );
    return { ...act, referredTo: bodies };
  };
  const { outcome, furtherOutcomes, papers, ...rest } = item;
  return {
    ...rest,
    ...(outcome !== undefined && { outcome: await known(outcome) }),
    ...(furtherOutcomes !== undefined && { furtherOutcomes: await Promise.all(furtherOutcomes.map(known)) }),
    ...(papers !== undefined && {
      papers: await Promise.all(
        papers.map(async (paper) => ({
          ...paper,
          ...(paper.outcome !== undefined && { outcome: await known(paper.outcome) }),
        })),
      ),
    }),
  };
}
