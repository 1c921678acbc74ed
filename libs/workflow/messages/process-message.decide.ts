import type { Command, Decider, Decision, StreamDefinition } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  decideByType,
  evolveByType,
  refuse,
  refuseInput,
  refuseMissing,
  unchanged,
} from '#event-sourcing';
import type { NamedValues } from '../instance/variables.js';
import { tooLargeField } from './brought-variables.js';
import type { MessageTarget, ProcessMessageEvent } from './process-message.events.js';
import { processMessageShapes } from './process-message.events.js';

export interface NewMessage {
  readonly name: string;
  readonly correlationKey?: string;
  readonly messageId?: string;
  /** Milliseconds of the business clock. */
  readonly timeToLive: number;
  readonly variables: NamedValues;
}

export type ProcessMessageCommand =
  | Command<'PublishMessage', NewMessage>
  | Command<'ChooseInstance', { readonly process: string; readonly target: MessageTarget }>
  | Command<'GiveUpChoice', { readonly process: string; readonly wait: string }>
  | Command<'ExpireMessage'>;

interface Published {
  readonly name: string;
  readonly correlationKey: string | undefined;
  readonly messageId: string | undefined;
  readonly expires: string;
  readonly variables: NamedValues;
  /** What each process takes it with. */
  readonly choices: ReadonlyMap<string, MessageTarget>;
  /** Keys of waits that were chosen and did not take it. */
  readonly givenUp: ReadonlySet<string>;
}

export type ProcessMessage = { readonly status: 'unknown' } | ({ readonly status: 'open' | 'expired' } & Published);

export type ProcessMessageRefusal =
  | 'a message with this name, correlation key and id is published already'
  | 'another message has this key'
  | 'the variables of a message are too large'
  | 'the message does not exist'
  | 'the message has expired'
  | 'the process takes the message with another instance'
  | 'the wait did not take the message before';

/** A published message. Its stream's id is its key. */
export const processMessageDecider: Decider<
  ProcessMessageCommand,
  ProcessMessage,
  ProcessMessageEvent,
  ProcessMessageRefusal
> = {
  category: 'processmessage',
  initial: { status: 'unknown' },
  events: processMessageShapes,
  readsPersonalFields: true,
  german: {
    'a message with this name, correlation key and id is published already':
      'Eine Nachricht mit diesem Namen, Korrelationsschlüssel und dieser Kennung ist schon veröffentlicht.',
    'another message has this key': 'Diesen Schlüssel hat eine andere Nachricht.',
    'the variables of a message are too large': 'Die Variablen der Nachricht sind zu groß.',
    'the message does not exist': 'Diese Nachricht gibt es nicht.',
    'the message has expired': 'Die Nachricht ist abgelaufen.',
    'the process takes the message with another instance':
      'Der Prozess nimmt die Nachricht mit einer anderen Instanz an.',
    'the wait did not take the message before': 'Dieses Element hat die Nachricht schon einmal nicht angenommen.',
  },
  decide: decideByType<ProcessMessageCommand, ProcessMessage, ProcessMessageEvent, ProcessMessageRefusal>({
    PublishMessage: ({ data, meta }, state) => publish(data, meta.recordedAt, state),
    ChooseInstance: ({ data: { process, target } }, state) => {
      if (state.status === 'unknown') return refuseMissing('the message does not exist');
      const chosen = state.choices.get(process);
      if (chosen !== undefined) {
        return isSameTarget(chosen, target)
          ? acceptAsIs('is chosen already')
          : refuse('the process takes the message with another instance');
      }
      if (state.status === 'expired') return refuse('the message has expired');
      if (target.kind === 'wait' && state.givenUp.has(target.wait)) {
        return refuse('the wait did not take the message before');
      }
      return accept<ProcessMessageEvent>({ type: 'MessageInstanceChosen', data: { process, target } });
    },
    GiveUpChoice: ({ data: { process, wait } }, state) => {
      if (state.status === 'unknown') return refuseMissing('the message does not exist');
      const chosen = state.choices.get(process);
      return chosen?.kind === 'wait' && chosen.wait === wait
        ? accept<ProcessMessageEvent>({ type: 'MessageChoiceGivenUp', data: { process, wait } })
        : acceptAsIs('is not chosen');
    },
    ExpireMessage: (_, state) => {
      if (state.status === 'unknown') return refuseMissing('the message does not exist');
      return state.status === 'open'
        ? accept<ProcessMessageEvent>({ type: 'ProcessMessageExpired', data: {} })
        : acceptAsIs('has expired already');
    },
  }),
  evolve: evolveByType<ProcessMessage, ProcessMessageEvent>({
    ProcessMessagePublished: (_, { data: { name, correlationKey, messageId, expires, variables } }) => ({
      status: 'open',
      ...{ name, correlationKey, messageId, expires },
      variables: variables ?? {},
      choices: new Map(),
      givenUp: new Set(),
    }),
    MessageInstanceChosen: (state, { data: { process, target } }) =>
      state.status === 'unknown' ? state : { ...state, choices: new Map(state.choices).set(process, target) },
    MessageChoiceGivenUp: (state, { data: { process, wait } }) =>
      state.status === 'unknown'
        ? state
        : {
            ...state,
            choices: new Map([...state.choices].filter(([other]) => other !== process)),
            givenUp: new Set([...state.givenUp, wait]),
          },
    ProcessMessageExpired: (state) => (state.status === 'unknown' ? state : { ...state, status: 'expired' }),
    DateRefined: unchanged,
  }),
};

export const processMessageStream: StreamDefinition<
  ProcessMessageCommand,
  ProcessMessage,
  ProcessMessageEvent,
  ProcessMessageRefusal
> = {
  decider: processMessageDecider,
  personalFields: { ProcessMessagePublished: ['variables'] },
};

/** A key that is in use is no answer: whoever publishes takes the next one, unless the message there is this very one and lives. */
function publish(
  message: NewMessage,
  now: string,
  state: ProcessMessage,
): Decision<ProcessMessageEvent, ProcessMessageRefusal> {
  const { name, correlationKey, messageId, timeToLive, variables } = message;
  if (state.status !== 'unknown') {
    const isRepeated =
      messageId !== undefined
      && state.messageId === messageId
      && state.name === name
      && state.correlationKey === correlationKey;
    return isRepeated && state.status === 'open' && now < state.expires
      ? refuse('a message with this name, correlation key and id is published already')
      : refuse('another message has this key');
  }
  const large = tooLargeField(variables);
  if (large !== undefined) return refuseInput('the variables of a message are too large', large);
  const expires = new Date(Date.parse(now) + timeToLive).toISOString();
  return accept<ProcessMessageEvent>({
    type: 'ProcessMessagePublished',
    data: {
      name,
      ...(correlationKey !== undefined && { correlationKey }),
      ...(messageId !== undefined && { messageId }),
      ...{ timeToLive, expires, variables },
    },
  });
}

function isSameTarget(one: MessageTarget, other: MessageTarget): boolean {
  return one.kind === 'wait'
    ? other.kind === 'wait' && one.wait === other.wait
    : other.kind === 'start' && one.definition === other.definition;
}
