import type { Command, Decider } from '#event-sourcing';
import { accept, acceptAsIs, decideByType, evolveByType, idFrom, refuse, unchanged } from '#event-sourcing';
import type { StartKeyEvent } from './start-key.events.js';
import { startKeyShapes } from './start-key.events.js';

export type StartKeyCommand =
  | Command<'TakeStartKey', { readonly process: string; readonly message: string }>
  | Command<'UseStartKey', { readonly message: string; readonly instance: string }>
  | Command<'FreeStartKey', { readonly message: string; readonly takes: number }>;

/** `takes`: how often it was taken so far. */
export type StartKey =
  | { readonly status: 'free'; readonly takes: number }
  | {
      readonly status: 'taken';
      readonly takes: number;
      readonly process: string;
      readonly message: string;
      readonly instance?: string;
    };

export type StartKeyRefusal = 'another message has taken the key of the start';

/**
 * The right to start an instance of a process with a correlation key: one running instance at a time has it. Keys of messages
 * may be anything, so the stream's id is a hash of them.
 */
export const startKeyDecider: Decider<StartKeyCommand, StartKey, StartKeyEvent, StartKeyRefusal> = {
  category: 'processstartkey',
  initial: { status: 'free', takes: 0 },
  events: startKeyShapes,
  german: { 'another message has taken the key of the start': 'Eine andere Nachricht startet mit diesem Schlüssel.' },
  decide: decideByType<StartKeyCommand, StartKey, StartKeyEvent, StartKeyRefusal>({
    TakeStartKey: ({ data }, state) => {
      if (state.status === 'free') return accept<StartKeyEvent>({ type: 'StartKeyTaken', data });
      return state.message === data.message
        ? acceptAsIs('is taken already')
        : refuse('another message has taken the key of the start');
    },
    UseStartKey: ({ data }, state) => {
      if (state.status === 'free' || state.message !== data.message) {
        return refuse('another message has taken the key of the start');
      }
      return state.instance === undefined
        ? accept<StartKeyEvent>({ type: 'StartKeyUsed', data })
        : acceptAsIs('is used already');
    },
    FreeStartKey: ({ data }, state) =>
      state.status === 'taken' && state.message === data.message && state.takes === data.takes
        ? accept<StartKeyEvent>({ type: 'StartKeyFreed', data: { message: data.message } })
        : acceptAsIs('is free already'),
  }),
  evolve: evolveByType<StartKey, StartKeyEvent>({
    StartKeyTaken: ({ takes }, { data }) => ({ status: 'taken', takes: takes + 1, ...data }),
    StartKeyUsed: (state, { data }) => (state.status === 'free' ? state : { ...state, instance: data.instance }),
    StartKeyFreed: ({ takes }) => ({ status: 'free', takes }),
    DateRefined: unchanged,
  }),
};

export function startKeyId(process: string, correlationKey: string): string {
  return idFrom(['start', process, correlationKey]);
}
