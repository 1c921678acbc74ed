import { canonicalJson } from '#event-sourcing';
import type { OccurredAt } from '#event-sourcing';
import { inAgendaOrder } from '../agenda/agenda-order.js';
import type { Attendee } from './attendee.js';
import type { Item } from '../agenda/agenda.state.js';
import type { Move } from './attendance.state.js';

export function isSameAttendee(a: Attendee, b: Attendee): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

export function movesOf(moves: readonly Move[], attendee: Attendee): readonly Move[] {
  return moves.filter((move) => isSameAttendee(move.attendee, attendee));
}

/** A moment of the sitting, on the clock, on the agenda, on both or on neither: `5` is before the sixth item, `5.5` at it. */
interface Moment {
  readonly clock?: string;
  readonly place?: number;
}

export interface VoteAt {
  readonly item: string;
  readonly at?: OccurredAt;
}

export type Presence = 'present' | 'absent' | 'unknown';

/** The sitting's order: which moves lie before which, as far as it is certain. */
export class SittingOrder {
  readonly #places: ReadonlyMap<string, number>;

  constructor(items: readonly Item[]) {
    this.#places = new Map(inAgendaOrder(items).map(({ id }, index) => [id, index]));
  }

  /** Whether arrivals and departures can take turns in some order of these moves, beginning with an arrival. */
  isPossible(moves: readonly Move[]): boolean {
    const failed = new Set<string>();
    const next = (rest: readonly Move[], present: boolean): boolean => {
      if (rest.length === 0) return true;
      const key = rest.map((move) => moves.indexOf(move)).join();
      if (failed.has(key)) return false;
      const possible = this.#candidates(rest, present ? 'departure' : 'arrival').some((move) =>
        next(
          rest.filter((other) => other !== move),
          !present,
        ),
      );
      if (!possible) failed.add(key);
      return possible;
    };
    return next(moves, false);
  }

  /** Moves that no other move certainly precedes; of equal moves one is enough. */
  #candidates(rest: readonly Move[], kind: Move['kind']): readonly Move[] {
    const first = rest.filter((move) => move.kind === kind && !rest.some((other) => this.#precedes(other, move)));
    return first.filter((move, index) => index === first.findIndex((one) => isSameMoment(one, move)));
  }

  /** Whether an attendee with these moves was present when a vote was taken. */
  presenceAt(moves: readonly Move[], vote: VoteAt): Presence {
    const then = this.#momentOfVote(vote);
    const orders = moves.map((move) => [move, order(this.#momentOf(move.at), then)] as const);
    if (orders.some(([, how]) => how === 'undecidable')) return 'unknown';
    const before = orders.filter(([, how]) => how === 'before').map(([move]) => move);
    const count = (kind: Move['kind']): number => before.filter((move) => move.kind === kind).length;
    return count('arrival') > count('departure') ? 'present' : 'absent';
  }

  #precedes(a: Move, b: Move): boolean {
    return order(this.#momentOf(a.at), this.#momentOf(b.at)) === 'before';
  }

  #momentOf(at: OccurredAt | undefined): Moment {
    if (at === undefined) return {};
    if ('local' in at) return { clock: at.local };
    const place = this.#places.get(at.beforeItem);
    return place === undefined ? {} : { place };
  }

  #momentOfVote({ item, at }: VoteAt): Moment {
    if (at !== undefined && 'beforeItem' in at) return this.#momentOf(at);
    const place = this.#places.get(item);
    return { ...this.#momentOf(at), ...(place !== undefined && { place: place + 0.5 }) };
  }
}

function order(a: Moment, b: Moment): 'before' | 'after' | 'undecidable' {
  if (a.clock !== undefined && b.clock !== undefined && a.clock !== b.clock)
    return a.clock < b.clock ? 'before' : 'after';
  if (a.place !== undefined && b.place !== undefined && a.place !== b.place)
    return a.place < b.place ? 'before' : 'after';
  return 'undecidable';
}

function isSameMoment(a: Move, b: Move): boolean {
  return canonicalJson(a.at ?? null) === canonicalJson(b.at ?? null);
}
