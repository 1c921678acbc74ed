import type { EvolveMap } from '#event-sourcing';
import { unchanged } from '#event-sourcing';
import type { EntryEvent } from '../strategy-process.events.js';
import type { StrategyProcess } from '../strategy-process.state.js';
import { ofUnfinished } from '../strategy-process.state.js';
import type { ProcessEntries } from './entries.state.js';

export const evolveEntries: EvolveMap<StrategyProcess, EntryEvent> = {
  ParticipantRegistered: inEntries((entries, { data: { participant } }) => ({
    ...entries,
    participants: [...entries.participants, participant],
  })),
  FieldOfActionNamed: inEntries((entries, { data: { field, title } }) => ({
    ...entries,
    fieldsOfAction: [...entries.fieldsOfAction, { field, title }],
  })),
  ContextRecorded: inEntries((entries, { data: { title } }) => ({ ...entries, context: [...entries.context, title] })),
  ProcessEventInvited: unchanged,
  ProcessEventHeld: unchanged,
};

function inEntries<E>(
  step: (entries: ProcessEntries, event: E) => ProcessEntries,
): (process: StrategyProcess, event: E) => StrategyProcess {
  return ofUnfinished((process, event) => ({ ...process, entries: step(process.entries, event) }));
}
