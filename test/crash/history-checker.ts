import type { SentCommand } from './recorded-client.js';

/** An event as the audit log returns it. */
export interface AuditedEvent {
  readonly event: string;
  readonly stream: string;
  readonly revision: string;
  readonly actor: string;
  readonly command: string;
  readonly type: string;
}

/** All contradictions between the log and the answers to a client; empty when all promises were kept. */
export function contradictions(
  sent: readonly SentCommand[],
  log: readonly AuditedEvent[],
  actor: string,
): readonly string[] {
  return [...acknowledgedOnce(sent, log), ...nothingUnasked(sent, log, actor), ...streamsWithoutGaps(log)];
}

function acknowledgedOnce(sent: readonly SentCommand[], log: readonly AuditedEvent[]): readonly string[] {
  const byCommand = Map.groupBy(log, (event) => event.command);
  const commandOf = new Map(log.map((event) => [event.event, event.command]));
  return sent.flatMap(({ key, answer }) => {
    if (answer === undefined) return [`${key} never got an answer`];
    if (answer.status >= 300) return [];
    const { events } = answer.body;
    const commands = new Set(events.map((event) => commandOf.get(event)));
    const [command] = commands;
    if (events.length === 0) return [];
    if (commands.size !== 1 || command === undefined)
      return [`${key} was acknowledged, its events are not in the log as one command`];
    const found = (byCommand.get(command) ?? []).map((event) => event.event);
    return found.join() === events.join()
      ? []
      : [`${key} was answered with ${events.join()}, the log has ${found.join()}`];
  });
}

function nothingUnasked(sent: readonly SentCommand[], log: readonly AuditedEvent[], actor: string): readonly string[] {
  const answered = new Set(
    sent.flatMap(({ answer }) => (answer !== undefined && answer.status < 300 ? answer.body.events : [])),
  );
  // Claims and likenesses are appended on the way to the command that asked for them; grants were given before the load.
  const own = log.filter(
    ({ actor: typed, stream }) => typed === actor && !/^(paperReference|likeness|actor)-/.test(stream),
  );
  return own
    .filter(({ event }) => !answered.has(event))
    .map(({ event, stream }) => `${event} in ${stream} was never acknowledged to anybody`);
}

function streamsWithoutGaps(log: readonly AuditedEvent[]): readonly string[] {
  return [...Map.groupBy(log, (event) => event.stream)].flatMap(([stream, events]) =>
    events.every((event, index) => event.revision === String(index)) ? [] : [`${stream} has gaps or doubles`],
  );
}
