import { table, word } from '#event-sourcing';

/** Published messages of all times; `open` until they expire. Their variables stay sealed in the events. */
export const processMessages = table({
  name: 'processMessages',
  columns: {
    key: 'position',
    name: 'text',
    /** Null: it only starts instances. */
    correlationKey: 'text?',
    messageId: 'text?',
    open: 'boolean',
    /** Of the event that published it. */
    position: 'position',
    /** Business clock, ISO 8601 UTC. */
    published: 'text',
    expires: 'text',
  },
  key: ['key'],
  indexes: [
    ['open', 'position'],
    ['open', 'name', 'correlationKey'],
    ['open', 'correlationKey'],
    ['open', 'expires'],
  ],
  visibility: 'everyone',
});

/** Signals; `open` until every wait of that time has had them. `thrownBy`: the instance that threw it. */
export const processSignals = table({
  name: 'processSignals',
  columns: { key: 'position', name: 'text', open: 'boolean', position: 'position', thrownBy: 'text?' },
  key: ['key'],
  indexes: [['open', 'position']],
  visibility: 'everyone',
});

/** Which message or domain event an instance took, with a wait or by its start. */
export const correlatedMessages = table({
  name: 'correlatedMessages',
  columns: {
    /** Key of the wait; of a start, key of the definition. */
    subscription: 'position',
    /** Key of the published message; of a domain event, one made from its id. */
    message: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position?',
    element: 'text',
    name: 'text',
    correlationKey: 'text?',
    /** The domain event's id. */
    event: 'text?',
    time: 'text',
    partition: 'integer',
    /** Of the instance's event, which takes one message. */
    position: 'position',
  },
  key: ['position'],
  indexes: [['message'], ['instance'], ['event'], ['name', 'correlationKey']],
  visibility: 'everyone',
});

/** What starts an instance of a version of a process beside a call. `since`: position of its deployment. */
export const processStarts = table({
  name: 'processStarts',
  columns: {
    definition: 'position',
    element: 'text',
    process: 'text',
    for: word<'message' | 'signal' | 'timer'>(),
    name: 'text?',
    since: 'position',
  },
  key: ['definition', 'element'],
  indexes: [['for', 'name'], ['since']],
  visibility: 'everyone',
});

/** Instances that a message, a domain event or a signal started. */
export const startedByMessage = table({
  name: 'startedByMessage',
  columns: {
    instance: 'position',
    process: 'text',
    name: 'text',
    correlationKey: 'text?',
    /** Position of the domain event that started it. */
    cause: 'position?',
    /** Position of the event with which it ended. */
    endedAt: 'position?',
  },
  key: ['instance'],
  indexes: [['endedAt'], ['process', 'name', 'cause']],
  visibility: 'everyone',
});

export const messageTables = [
  processMessages,
  processSignals,
  correlatedMessages,
  processStarts,
  startedByMessage,
] as const;
