import { itemPaperOf } from '../agenda/agenda-item.js';
import type { SourceItem } from '../held-meeting/source-item.js';
import { partOf } from '../held-meeting/source-item.js';
import type { Of } from '../meeting-decision.js';
import type { FurtherOutcome, PaperOutcome } from '../item-facts.js';
import type { Outcome, ReferredBody } from '../outcome/outcome.js';
import { completeVote } from '../outcome/vote.js';
import type { ExtractFacts } from './extract-facts.js';

type Extract = Of<'RecordExtract'>['data'];
type Act = Exclude<Extract['item']['outcome'], undefined>;

/** The item of an extract in ids and hashes; `undefined` where an amendment lacks its words. */
export function sourceItemOf(data: Extract, facts: ExtractFacts): SourceItem | undefined {
  const { item, public: heading } = data;
  const { number, title, intent, papers = [], outcome: act, findings } = item;
  const hash = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : facts.texts.get(text);
  const own = papers.flatMap((paper, index) =>
    paper.outcome === undefined ? [] : [{ act: paper.outcome, paper: facts.papers[index]?.id ?? '' }],
  );
  // The result of the only paper is the item's.
  const [only] = papers.length === 1 && act === undefined ? own : [];
  const binding = act ?? only?.act;
  const wording = hash(item.wording ?? binding?.text);
  const outcome = binding === undefined ? undefined : outcomeOf(binding, wording);
  const further = (item.furtherOutcomes ?? []).map((one) => furtherOf(one, hash(one.text)));
  const results = (only === undefined ? own : []).map((one) => resultOf(one.act, one.paper, hash(one.act.text)));
  const all = [...further, ...results];
  if (outcome === 'without its words' || all.includes('without its words')) return undefined;
  const publicity = statedPublicity(item.public, heading);
  const [proposal, deliberation] = [hash(item.proposal), hash(item.deliberation)];
  return {
    number,
    title,
    part: partOf(number, item.public, heading),
    ...(publicity !== undefined && { public: publicity }),
    ...(intent !== undefined && { intent }),
    ...(facts.papers.length > 0 && { paper: itemPaperOf(facts.papers.map(({ id }) => ({ paper: id }))) }),
    ...(proposal !== undefined && { proposal }),
    ...(deliberation !== undefined && { deliberation }),
    ...(wording !== undefined && { wording }),
    ...(outcome !== undefined && { outcome }),
    ...(binding?.vote !== undefined && { vote: binding.vote }),
    furtherOutcomes: further.filter((one) => one !== 'without its words'),
    paperOutcomes: results.filter((one) => one !== 'without its words'),
    ...(findings !== undefined && { findings }),
  };
}

/** An item in the part that is not public is not public itself; the public part may have one that is not. */
function statedPublicity(item: Extract['item']['public'], heading: Extract['public']): Extract['public'] {
  if (item !== undefined && item !== 'unknown') return item;
  return heading === 'no' ? 'no' : item;
}

type WithoutWords = 'without its words';

function outcomeOf({ kind, referredTo = [], postponedTo }: Act, wording: string | undefined): Outcome | WithoutWords {
  if (kind === 'adoptedAsAmended') return wording === undefined ? 'without its words' : { kind, wording };
  if (kind === 'recommendedAsAmended') return { kind, ...(wording !== undefined && { wording }) };
  if (kind === 'postponed') return { kind, ...(postponedTo !== undefined && { on: postponedTo }) };
  return kind === 'referred' ? referralTo(referredTo.map(bodyOf)) : { kind };
}

function bodyOf({ name, id }: { readonly name: string; readonly id?: string }): ReferredBody {
  return { name, ...(id !== undefined && { committee: id }) };
}

/** One committee that is recorded stands alone, as in a live referral. */
function referralTo(bodies: readonly ReferredBody[]): Outcome {
  const [only, another] = bodies;
  if (only === undefined) return { kind: 'referred' };
  if (another === undefined && only.committee !== undefined) return { kind: 'referred', to: only.committee };
  return { kind: 'referred', bodies };
}

function furtherOf(act: Act, wording: string | undefined): FurtherOutcome | WithoutWords {
  const outcome = outcomeOf(act, wording);
  if (outcome === 'without its words') return outcome;
  return { outcome, vote: completeVote(act.vote ?? UNKNOWN), ...(wording !== undefined && { wording }) };
}

function resultOf(act: Act, paper: string, wording: string | undefined): PaperOutcome | WithoutWords {
  const outcome = outcomeOf(act, wording);
  return outcome === 'without its words' ? outcome : { paper, outcome, vote: completeVote(act.vote ?? UNKNOWN) };
}

const UNKNOWN = { kind: 'unknown' } as const;
