import { createHash } from 'node:crypto';
import { canonicalJson } from '../commands/deterministic-ids.js';
import { LIMITS } from '../store/event-store.js';
import type { LedgerState, PendingEffect, RefusedEffect } from './policy-ledger.js';
import type { SnapshotItem, SnapshotPart } from './policy-events.js';
import type { PendingWake } from './wake-queue.js';

/** The way in which `PolicyLedger` folds events. A snapshot of another way is not used. */
export const LEDGER_RULES = 1;

/** Bytes of items in one part; a larger item has a part of its own. */
const PART_BYTES = 256 * 1024;

/** A part's bytes beside its items, with its metadata. */
const FRAME_BYTES = 8 * 1024;

/** A larger ledger has no snapshot. */
export const MOST_PARTS = 64;

/** A ledger in parts, each small enough for an append; `undefined` for one that is too large. */
export function partsOf(state: LedgerState): readonly SnapshotPart[] | undefined {
  const groups = inGroups(itemsOf(state));
  if (groups === undefined || groups.length > MOST_PARTS) return undefined;
  const { revision, eventId, received, takenOver } = state;
  const whole = {
    rules: LEDGER_RULES,
    event: eventId,
    revision: revision.toString(),
    received,
    takenOver: takenOver === undefined ? null : { series: takenOver.series, epoch: takenOver.epoch.toString() },
  };
  const parts = groups.map((items, part) => ({ ...whole, part, parts: groups.length, items }));
  const sha256 = digestOf(parts);
  return parts.map((part) => ({ ...part, sha256 }));
}

/** The ledger of all parts in order; `undefined` when they are not whole, damaged, or folded by other rules. */
export function stateOf(parts: readonly SnapshotPart[]): LedgerState | undefined {
  const [first] = parts;
  if (first === undefined || parts.some((part) => part.rules !== LEDGER_RULES)) return undefined;
  const isWhole = parts.length === first.parts && parts.every(({ part }, index) => part === index);
  if (!isWhole || parts.some(({ sha256 }) => sha256 !== first.sha256)) return undefined;
  if (digestOf(parts.map(({ sha256: _, ...part }) => part)) !== first.sha256) return undefined;
  const { event, revision, received, takenOver } = first;
  const items = parts.flatMap((part) => part.items);
  // What is kept under each kind, see `itemsOf`.
  const open = restored(items, 'open') as readonly PendingEffect[];
  // As above.
  const refused = restored(items, 'refused') as readonly RefusedEffect[];
  // As above.
  const wakes = restored(items, 'wake') as readonly PendingWake[];
  return {
    revision: BigInt(revision),
    eventId: event,
    received,
    takenOver: takenOver === null ? undefined : { series: takenOver.series, epoch: BigInt(takenOver.epoch) },
    open,
    refused,
    wakes,
  };
}

function itemsOf({ open, refused, wakes }: LedgerState): readonly SnapshotItem[] {
  return [
    ...open.map((effect) => kept('open', effect)),
    ...refused.map((effect) => kept('refused', effect)),
    ...wakes.map((wake) => kept('wake', wake)),
  ];
}

function kept(kind: SnapshotItem['kind'], item: PendingEffect | PendingWake): SnapshotItem {
  return { kind, item: { ...item, asked: { ...item.asked, revision: item.asked.revision.toString() } } };
}

function restored(items: readonly SnapshotItem[], kind: SnapshotItem['kind']): readonly unknown[] {
  return items.flatMap(({ kind: of, item }) => {
    if (of !== kind) return [];
    // The digest tells that it is what `kept` made.
    const asked = item['asked'] as object & { readonly revision: string };
    return [{ ...item, asked: { ...asked, revision: BigInt(asked.revision) } }];
  });
}

/** `undefined` when an item fits into no append. */
function inGroups(items: readonly SnapshotItem[]): readonly (readonly SnapshotItem[])[] | undefined {
  const groups: SnapshotItem[][] = [[]];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (size > LIMITS.appendBytes - FRAME_BYTES) return undefined;
    const last = groups.at(-1) ?? [];
    if (last.length > 0 && bytes + size > PART_BYTES) {
      groups.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return groups;
}

function digestOf(parts: readonly object[]): string {
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}
