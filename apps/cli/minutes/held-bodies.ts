// By its file, since the whole library takes long to load.
import { idFrom } from '../../../libs/event-sourcing/commands/deterministic-ids.js';
import type { HeldFacts } from '#council';
import { kindOfCommittee } from './committee-kind.js';
import type { ExtractFacts } from './extract-facts.js';

/** The ids for the names in an extract. */
export interface FoundIds {
  readonly committee: string;
  /** Left out: the extract names none. */
  readonly paper?: string;
  /** Left out: nothing was referred, or to a committee that is not known. */
  readonly referredTo?: string;
}

export interface ImportOptions {
  /** Which of several meetings of the committee on that day; 1 is the first. */
  readonly sequence?: number;
  readonly process?: string;
}

/** The id that every importer gives a committee of this name, so that two at once make one. */
export function committeeIdOf(name: string): string {
  return idFrom(['committee', name]);
}

/** A command and its key: the same content again has the same key. */
export interface Write {
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

export function constituteCommittee({ committee, evidence }: ExtractFacts): Write {
  const kind = kindOfCommittee(committee);
  return write('/committees', {
    id: committeeIdOf(committee),
    name: committee,
    kind,
    constitutedOn: 'unknown',
    evidence,
  });
}

/** The sitting's committee dealt with the paper; its role is not stated. */
export function recordKnownPaper(
  { item, evidence }: ExtractFacts,
  paper: Exclude<ExtractFacts['paper'], undefined>,
  committee: string,
  { process }: ImportOptions,
): Write {
  const processes = process === undefined ? {} : { processes: [process] };
  const { title } = item;
  return write('/papers/known', {
    ...paper,
    title,
    steps: [{ committee }],
    ...processes,
    occurredOn: 'unknown',
    evidence,
  });
}

export function heldItem({ item, outcome }: ExtractFacts, { paper, referredTo }: FoundIds): HeldFacts {
  const to = outcome?.kind === 'referred' && referredTo !== undefined ? { to: referredTo } : {};
  return {
    ...item,
    ...(paper !== undefined && { paper: { kind: 'paper', paper } }),
    ...(outcome !== undefined && { outcome: { ...outcome, ...to } }),
  };
}

export function recordHeldMeeting(
  facts: ExtractFacts,
  committee: string,
  item: HeldFacts,
  { sequence, process }: ImportOptions,
): Write {
  return write('/meetings/held', {
    committee,
    heldOn: facts.day,
    ...(sequence !== undefined && { sequence }),
    ...(facts.public !== undefined && { public: facts.public }),
    ...(process !== undefined && { processes: [process] }),
    completeness: 'excerptOnly',
    items: [item],
    evidence: facts.evidence,
  });
}

export function recordHeldItem(meeting: string, item: HeldFacts, facts: ExtractFacts): Write {
  const said = facts.public === undefined ? {} : { meetingPublic: facts.public };
  return write(`/meetings/${meeting}/held-items`, { ...item, ...said, evidence: facts.evidence });
}

export function linkToProcess(meeting: string, process: string, { evidence }: ExtractFacts): Write {
  return write(`/meetings/${meeting}/processes`, { process, evidence });
}

function write(path: string, body: object): Write {
  return { path, body, key: `import ${idFrom([path, body])}` };
}
