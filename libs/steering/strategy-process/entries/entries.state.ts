import type { Participant } from './entries.commands.js';

/** As much of the entries as decisions need. */
export interface ProcessEntries {
  readonly participants: readonly Participant[];
  readonly fieldsOfAction: readonly { readonly field: string; readonly title: string }[];
  readonly context: readonly string[];
}

export const noEntries: ProcessEntries = { participants: [], fieldsOfAction: [], context: [] };
