import type { Hidden } from '#commands';
import type { Caller } from '../caller.js';
import type { ReadSources, Reads } from './reads.types.js';
import type { PartiesOf } from './visibility/reading-roles.js';
import { hasOneOf, READS_ALL } from './visibility/reading-roles.js';
import { VisibleReads } from './visibility/visible-reads.js';

/** The reads of this caller. Every controller reads through it, so that rights to read change in one place. */
export type ReadsFor = (caller: Caller) => Reads;
export const READS_FOR = Symbol('ReadsFor');

/** Without any filter: for programs without the places of what is not public, such as specs of one stream. */
export function readsForEveryone(sources: ReadSources): ReadsFor {
  return (caller) => allReads(sources, caller);
}

/** The rights to read, decided here alone: what a caller may not read does not exist for them. */
export function readsByRole(sources: ReadSources, partiesOf: PartiesOf): ReadsFor {
  return (caller) =>
    hasOneOf(caller, READS_ALL) ? allReads(sources, caller) : new VisibleReads(sources, caller, partiesOf);
}

function allReads({ models, log, histories }: ReadSources, caller: Caller): Reads {
  return {
    rows: (table, build) => models.rows(table, build),
    count: (table, build, most) => models.count(table, build, most),
    row: (table, key) => models.row(table, key),
    log: (categories) => log.log(categories),
    events: (stream) => log.events(stream),
    history: (stream, query) => histories.of(stream, query, caller),
    masked: async (answer) => await Promise.resolve(answer),
    mayReadDocument: async () => await Promise.resolve(true),
    // Nothing is hidden from this caller; what is not kept is found when the command is checked.
    hiddenIn: async () => await Promise.resolve(NOTHING_HIDDEN),
  };
}

const NOTHING_HIDDEN: Hidden = { target: false, ids: new Set(), documents: new Set() };
