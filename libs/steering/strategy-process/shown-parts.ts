import type { PartialDate } from '#event-sourcing';
import type { Participant } from './entries/entries.commands.js';
import type { PartyAnswer } from './strategy-process.answer.js';

/** Names of organisations and committees by their id. */
export type Names = ReadonlyMap<string, string>;

/** The dates of the events of the process, as known now, by the event. */
export type Dates = ReadonlyMap<string, PartialDate>;

interface Dated {
  readonly on: string;
  /** The event that `RefineDate` takes. */
  readonly event: string;
}

export function dated(event: string, dates: Dates): Dated {
  return { on: dates.get(event) ?? 'unknown', event };
}

export function datedOrNull(event: string | null | undefined, dates: Dates): Dated | null {
  return event === null || event === undefined ? null : dated(event, dates);
}

export function named(participant: Participant, names: Names): PartyAnswer {
  if (participant.kind === 'function') return participant;
  return { ...participant, name: names.get(participant.id) ?? null };
}

/** A part's row without the columns that order it and name its process. */
export function shown<P extends { readonly process: string; readonly ordinal: bigint }>({
  process,
  ordinal,
  ...rest
}: P): Omit<P, 'process' | 'ordinal'> {
  return rest;
}
