import type { Command, CommandMeta, Decider } from '../commands/decider.js';
import type { Refusal } from '../commands/refusal.js';
import type { Evolved, Message } from '../messages/message.js';
import type { DateRefined } from '../commands/date-refined.types.js';
import { idFrom } from '../commands/deterministic-ids.js';

/** The command id and entity id that commands in specs have unless they name others. */
export const COMMAND_ID = idFrom('the command of a spec');
export const ENTITY_ID = idFrom('the entity of a spec');

const META: CommandMeta = {
  commandId: COMMAND_ID,
  id: ENTITY_ID,
  actor: idFrom('the actor of a spec'),
  actedBy: { kind: 'unknown' },
  occurredOn: '2019-02-14',
  evidence: { kind: 'oral', reference: 'spec' },
  deviations: [],
  recordedAt: '2019-02-14T16:00:00.000Z',
  today: '2019-02-14',
};

type DataOf<C extends Command, T extends C['type']> = Extract<C, { readonly type: T }>['data'];

/** A past event: its data, and when it occurred where that matters. */
export type Past<E extends Message> = (E | DateRefined) & {
  readonly occurredOn?: string;
  readonly eventId?: string;
};

/**
 * Given-when-then for a decider:
 * `given(decider, [event, …]).when('Type', data, meta?).then([event, …])` or `.refuses('reason')`.
 */
export function given<C extends Command, S, E extends Message, R extends string, F>(
  decider: Decider<C, S, E, R, F>,
  past: readonly Past<E>[],
): {
  when<T extends C['type']>(type: T, data: DataOf<C, T>, meta?: Partial<CommandMeta>, facts?: F): Outcome<E, R>;
  state: S;
} {
  const state = past.reduce<S>((so, event, index) => decider.evolve(so, evolved<E>(event, index)), decider.initial);
  return {
    state,
    when: (type, data, meta = {}, facts) => {
      // The pair of type and data is checked by the signature; a decider without facts gets undefined.
      const command = { type, data, meta: { ...META, ...meta } } as unknown as C;
      const decision = decider.decide(command, state, facts as F);
      return {
        decision,
        then: (events) => {
          expect(decision).toEqual({ accepted: true, events });
        },
        isAlreadySo: (note) => {
          expect(decision).toEqual({ accepted: true, events: [], note });
        },
        refuses: (reason, kind = 'impossible') => {
          expect(decision).toMatchObject({ accepted: false, refusal: { kind, reason } });
        },
        violates: (...rules) => {
          expect(decision).toMatchObject({ accepted: false, refusal: { kind: 'irregular' } });
          const found = !decision.accepted && decision.refusal.kind === 'irregular' ? decision.refusal.violations : [];
          expect(found.map((violation) => violation.rule)).toEqual(rules);
        },
      };
    },
  };
}

interface Outcome<E extends Message, R extends string> {
  readonly decision: ReturnType<Decider<Command, unknown, E, R>['decide']>;
  then(events: readonly object[]): void;
  isAlreadySo(note: string): void;
  refuses(reason: R, kind?: Refusal['kind']): void;
  violates(...rules: string[]): void;
}

function evolved<E extends Message>(event: Past<E>, index: number): Evolved<E | DateRefined> {
  // Past events of a spec get the fields that the log would add to them.
  return { occurredOn: '2019-01-01', eventId: idFrom(['event', index]), ...event } as unknown as Evolved<
    E | DateRefined
  >;
}
