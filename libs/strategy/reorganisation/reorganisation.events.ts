import type { Message } from '#event-sourcing';

/** What becomes of organisations; all ids are organisations'. */
export type Change =
  | { readonly kind: 'merge'; readonly organisations: readonly string[]; readonly into: string }
  /** `successor` takes over what `measures` and `assignments` of the concerns do not give to another part. */
  | {
      readonly kind: 'split';
      readonly organisation: string;
      readonly parts: readonly string[];
      readonly successor: string;
    }
  | { readonly kind: 'move'; readonly organisation: string; readonly parent: string | null };

export interface Concern {
  /** `end` ends an organisation, `move` gives it another parent, `lead` and `assignment` go over to `to`. */
  readonly kind: 'end' | 'move' | 'lead' | 'assignment';
  readonly id: string;
  readonly to?: string;
}

export type ReorganisationEvent =
  /** The whole act; `on` is the day from which it holds, `concerns` everything that it is carried to. */
  | Message<
      'ReorganisationRecorded',
      {
        readonly title: string;
        readonly change: Change;
        readonly on: string;
        readonly concerns: readonly Concern[];
      }
    >
  /** By the policy, once the other stream has it. */
  | Message<'ReorganisationCarried', { readonly kind: Concern['kind']; readonly id: string }>
  /** By a person, where it could not be carried over. */
  | Message<'ReorganisationSettled', { readonly kind: Concern['kind']; readonly id: string; readonly reason: string }>
  /** Nothing is outstanding any more. */
  | Message<'ReorganisationCarriedOut', Readonly<Record<string, never>>>;
