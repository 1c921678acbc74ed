import type { Command, Decider, StreamDefinition } from '#event-sourcing';
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
import type { ProcessSignalEvent } from './process-signal.events.js';
import { processSignalShapes } from './process-signal.events.js';

export type ProcessSignalCommand =
  | Command<'BroadcastSignal', { readonly name: string; readonly variables: NamedValues }>
  /** `thrown`: by an instance, whose event is all that is recorded of it. */
  | Command<'CloseSignal', { readonly thrown: boolean }>;

export type ProcessSignal =
  { readonly status: 'unknown' | 'delivered' } | { readonly status: 'open'; readonly variables: NamedValues };

export type ProcessSignalRefusal =
  'another signal has this key' | 'the variables of a signal are too large' | 'the signal does not exist';

/** A signal that was broadcast. Its stream's id is its key. */
export const processSignalDecider: Decider<
  ProcessSignalCommand,
  ProcessSignal,
  ProcessSignalEvent,
  ProcessSignalRefusal
> = {
  category: 'processsignal',
  initial: { status: 'unknown' },
  events: processSignalShapes,
  readsPersonalFields: true,
  german: {
    'another signal has this key': 'Diesen Schlüssel hat ein anderes Signal.',
    'the variables of a signal are too large': 'Die Variablen des Signals sind zu groß.',
    'the signal does not exist': 'Dieses Signal gibt es nicht.',
  },
  decide: decideByType<ProcessSignalCommand, ProcessSignal, ProcessSignalEvent, ProcessSignalRefusal>({
    BroadcastSignal: ({ data }, state) => {
      if (state.status !== 'unknown') return refuse('another signal has this key');
      const large = tooLargeField(data.variables);
      return large === undefined
        ? accept<ProcessSignalEvent>({ type: 'ProcessSignalBroadcast', data })
        : refuseInput('the variables of a signal are too large', large);
    },
    CloseSignal: ({ data }, state) => {
      if (state.status === 'delivered') return acceptAsIs('is delivered already');
      return state.status === 'open' || data.thrown
        ? accept<ProcessSignalEvent>({ type: 'ProcessSignalDelivered', data: {} })
        : refuseMissing('the signal does not exist');
    },
  }),
  evolve: evolveByType<ProcessSignal, ProcessSignalEvent>({
    ProcessSignalBroadcast: (_, { data: { name, variables } }) => ({
      status: 'open',
      name,
      variables: variables ?? {},
    }),
    ProcessSignalDelivered: () => ({ status: 'delivered' }),
    DateRefined: unchanged,
  }),
};

export const processSignalStream: StreamDefinition<
  ProcessSignalCommand,
  ProcessSignal,
  ProcessSignalEvent,
  ProcessSignalRefusal
> = {
  decider: processSignalDecider,
  personalFields: { ProcessSignalBroadcast: ['variables'] },
};
