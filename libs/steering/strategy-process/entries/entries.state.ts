import type { Participant } from './entries.commands.js';

/** The part of the entries that decisions need. */
export interface ProcessEntries {
  readonly participants: readonly Participant[];
  readonly fieldsOfAction: readonly { readonly field: string; readonly title: string }[];
  readonly context: readonly string[];
}

export const noEntries: ProcessEntries = { participants: [], fieldsOfAction: [], context: [] };
