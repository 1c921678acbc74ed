import type { EventShapes, Message, PartialDate } from '#event-sourcing';

/** A holding that goes to one of the organisations that a split leaves. */
export interface Allotment {
  readonly kind: 'process' | 'measure' | 'assignment' | 'organisation';
  readonly id: string;
  readonly to: string;
}

/** Every name is that of an organisation. */
export type Change =
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly into: string }
  | {
      readonly kind: 'split';
      readonly from: string;
      readonly into: readonly string[];
      readonly allotments: readonly Allotment[];
    }
  /** Without `parent` it belongs to none any more. */
  | { readonly kind: 'move'; readonly organisation: string; readonly parent?: string };

/** `end` and `parent` are about an organisation, the others about its processes, measures and assignments. */
export type ConcernKind = 'end' | 'parent' | 'processLead' | 'measureLead' | 'assignment';

/** One change by the reorganisation; `thing` is the id of the organisation, process, measure or assignment. */
export interface ConcernKey {
  readonly kind: ConcernKind;
  readonly thing: string;
}

/** `to` takes it over. Without `to` it is not allotted yet; an end, and a move to the top, need none. */
export interface Concern extends ConcernKey {
  readonly to?: string;
}

export type ReorganisationEvent =
  /** `on` is the first day after it. */
  | Message<
      'ReorganisationRecorded',
      { readonly title: string; readonly change: Change; readonly on: PartialDate; readonly note?: string }
    >
  | Message<'ReorganisationCancelled', { readonly reason: string }>
  /**
   * The holdings that it concerns, found on its day. Many are spread over several events. `isLast`: after these, no
   * further search follows.
   */
  | Message<'ReorganisationBegun', { readonly concerns: readonly Concern[]; readonly isLast: boolean }>
  /** All concerns found so far are dealt with. A new search follows before anything ends. */
  | Message<'ConcernsDealtWith', Readonly<Record<string, never>>>
  | Message<'ConcernAllotted', Required<Concern>>
  | Message<'ConcernCarried', ConcernKey>
  /** It needs no carrying any more, for the given reason. */
  | Message<'ConcernSettled', ConcernKey & { readonly reason: string }>
  | Message<'ReorganisationCarriedOut', Readonly<Record<string, never>>>;

export const reorganisationShapes: EventShapes<ReorganisationEvent> = {
  ReorganisationRecorded: 1,
  ReorganisationCancelled: 1,
  ReorganisationBegun: 1,
  ConcernsDealtWith: 1,
  ConcernAllotted: 1,
  ConcernCarried: 1,
  ConcernSettled: 1,
  ReorganisationCarriedOut: 1,
};
