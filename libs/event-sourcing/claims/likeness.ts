import type { Command, Decider } from '../commands/decider.js';
import { accept, acceptAsIs } from '../commands/decider.js';
import { idFrom } from '../commands/deterministic-ids.js';
import { evolveByType, unchanged } from '../commands/evolve-by-type.js';
import type { WarningText } from '../commands/warning.js';
import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';
import type { StreamName } from '../store/event-store.js';

/** A way in which entities of one kind are alike, such as two organisations of the same name in one place. */
export interface Likeness<S = unknown> extends WarningText {
  /** The stable code of the warning. */
  readonly code: string;
  // Method syntax: a likeness of narrower states may be used where any is handed in.
  /** The features that two of them share; `undefined` for an entity that is like no other. Never data of a person. */
  featuresOf(state: S): readonly string[] | undefined;
}

/** The same for texts that differ in case, spaces and the form of their letters alone. */
export function sameText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('de');
}

/** An entity that has, or is about to get, the features of this stream. `revision` is its own, `noStream` before it exists. */
export type LikenessNoted = Message<
  'LikenessNoted',
  { readonly code: string; readonly holder: StreamName; readonly revision: string }
>;
type NoteLikeness = Command<'NoteLikeness', LikenessNoted['data']>;

/** The holders of the same features and the revision at which each said so last. */
export interface LikenessHolders {
  readonly status: 'unknown' | 'noted';
  readonly holders: Readonly<Record<StreamName, string>>;
}

/** More of the same are not noted: the answer warns all the same. */
export const MOST_ALIKE = 50;

/**
 * Decides on the stream of a likeness and its features. A holder that got other features since stays: whoever reads the
 * stream looks at the holders.
 */
export const likenessDecider: Decider<NoteLikeness, LikenessHolders, LikenessNoted, never> = {
  category: 'likeness',
  initial: { status: 'unknown', holders: {} },
  events: { LikenessNoted: SHARED },
  german: {},
  decide: ({ data }, { holders }) => {
    const noted = holders[data.holder];
    if (noted === data.revision) return acceptAsIs('noted already');
    if (noted === undefined && Object.keys(holders).length >= MOST_ALIKE) return acceptAsIs('enough are noted');
    return accept<LikenessNoted>({ type: 'LikenessNoted', data });
  },
  evolve: evolveByType<LikenessHolders, LikenessNoted>({
    LikenessNoted: ({ holders }, { data: { holder, revision } }) => ({
      status: 'noted',
      holders: { ...holders, [holder]: revision },
    }),
    DateRefined: unchanged,
  }),
};

/** The id of the stream of these features. */
export function likenessId(code: string, features: readonly string[]): string {
  return idFrom(['likeness', code, ...features]);
}
