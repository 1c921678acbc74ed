import type { Command, DateRefined, Decider, Evolved, Message } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import fc from 'fast-check';

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** A command of one type with random fields. Command ids come from a small pool, so that ids of parts can be guessed. */
export function randomCommand(
  type: string,
  fields: Fields,
  actors: readonly string[] = ['somebody'],
): fc.Arbitrary<Command> {
  const meta = fc.record({
    commandId: fc.nat({ max: 3 }).map((n) => idFrom(['command', n])),
    id: fc.constant(idFrom('the entity')),
    actor: fc.constantFrom(...actors),
    actedBy: fc.constant({ kind: 'unknown' as const }),
    occurredOn: randomDate,
    evidence: fc.constant({ kind: 'illustration' as const }),
    deviations: fc.constantFrom([], [{ rule: 'fourEyes', reason: 'urgent' }]),
    recordedAt: fc.constant('2019-02-14T16:00:00.000Z'),
    today: fc.constant('2019-02-14'),
  });
  return fc.record({ type: fc.constant(type), data: fc.record(fields), meta });
}

export const randomDate = fc.constantFrom('unknown', '2018', '2018-Q4', '2018-10', '2018-10-31', '2019-01-15', '2019~');

/** Leaves a field out now and then. */
export function perhaps<T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(some, { nil: undefined });
}

/** The value after JSON: undefined fields are absent. */
function asSent<T>(value: T): T {
  // JSON changes nothing else in commands and events.
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Plays random commands: nothing may throw, and the state rebuilt from the written events must be the live one. */
export function staysSound<C extends Command, S, E extends Message, F>(
  decider: Decider<C, S, E, string, F>,
  commands: fc.Arbitrary<Command>,
  facts: F,
): void {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 60 }), (script) => {
      let live = decider.initial;
      const log: Evolved<E | DateRefined>[] = [];
      for (const command of script) {
        // The commands of a spec are those of its decider.
        const decision = decider.decide(asSent(command) as C, live, facts);
        if (!decision.accepted) continue;
        for (const event of decision.events) {
          const decided = { occurredOn: command.meta.occurredOn, eventId: idFrom(log.length), ...event };
          // A decided event with the fields that the store adds.
          const written = decided as Evolved<E | DateRefined>;
          log.push(asSent(written));
          live = decider.evolve(live, written);
        }
      }
      expect(log.reduce<S>((state, event) => decider.evolve(state, event), decider.initial)).toEqual(live);
    }),
  );
}
