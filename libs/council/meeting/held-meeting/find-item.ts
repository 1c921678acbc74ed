import { areDifferentParts } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import { heldItemId } from './held-ids.js';
import { isSameText } from './same-facts.js';
import type { ComparedHow } from './source-comparison.js';
import { compareFacts } from './source-comparison.js';
import type { SourceItem } from './source-item.js';

/** The ids that the item of a source may have, that of a new one first. */
export function itemIdsOf({ number, part }: SourceItem, meeting: string): readonly [string, ...string[]] {
  const plain = heldItemId(meeting, number);
  return part === 'notPublic' ? [heldItemId(meeting, number, part), plain] : [plain];
}

/**
 * The item that came from a source with this number, even if renumbered since; else one with the number now, in the same part of
 * the agenda as far as the parts are known.
 */
export function findItem(
  facts: SourceItem,
  id: string,
  meeting: KnownMeeting,
  references: ComparedHow['references'],
): Item | undefined {
  const how = { fromSource: true, isCorrection: false, references };
  const isSamePart = (item: Item): boolean => !areDifferentParts(item.part, facts.part);
  const fromSource = itemIdsOf(facts, id)
    .flatMap((one) => itemOf(meeting, one) ?? [])
    .find((item) => isSamePart(item) && compareFacts(facts, item, how).differences.length === 0);
  if (fromSource !== undefined) return fromSource;
  const there = meeting.items.filter((item) => item.number === facts.number && isSamePart(item));
  return (
    there.find(({ title }) => isSameText(title, facts.title))
    ?? there.find(({ part }) => part === facts.part)
    ?? there[0]
  );
}
