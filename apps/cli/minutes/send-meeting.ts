import type { HeldFacts } from '#council';
import type { Api, CommandAnswer } from '../api/api.js';
import type { ExtractFacts } from './extract-facts.js';
import type { ImportOptions, Write } from './held-bodies.js';
import { linkToProcess, recordHeldItem, recordHeldMeeting } from './held-bodies.js';
import type { KnownMeeting } from './lookups.js';

/** The parts that were made because they were not known before. */
export type Made = readonly ('committee' | 'paper' | 'meeting' | 'item' | 'link to the process')[];

interface Known {
  readonly committee: string;
  readonly item: HeldFacts;
  readonly meeting: KnownMeeting | undefined;
  readonly options: ImportOptions;
}

export interface Sent {
  readonly id: string;
  readonly changed: boolean;
  readonly made: Made;
  readonly position: string | null;
}

/** Records the meeting with its item, or the item in a known meeting. @throws Refused */
export async function sendMeeting(
  api: Api,
  facts: ExtractFacts,
  { committee, item, meeting, options }: Known,
): Promise<Sent> {
  if (meeting === undefined) {
    const answer = await post(api, recordHeldMeeting(facts, committee, item, options));
    const changed = answer.events.length > 0;
    return {
      id: answer.id,
      changed,
      made: changed ? ['meeting', 'item'] : [],
      position: changed ? answer.position : null,
    };
  }
  const answer = await post(api, recordHeldItem(meeting.id, item, facts));
  // A key that was used before gets its first answer again: only a later revision is a change.
  const changed = answer.events.length > 0 && BigInt(answer.revision) > BigInt(meeting.revision);
  const isNew = changed && !meeting.agenda.some(({ number }) => number === item.number);
  const { process } = options;
  const links = process !== undefined && !meeting.processes.includes(process);
  const linked = links ? await post(api, linkToProcess(meeting.id, process, facts)) : undefined;
  return {
    id: meeting.id,
    changed,
    made: [...(isNew ? (['item'] as const) : []), ...(links ? (['link to the process'] as const) : [])],
    position: linked?.position ?? (changed ? answer.position : null),
  };
}

export async function post(api: Api, { path, body, key }: Write): Promise<CommandAnswer> {
  return await api.post(path, body, { 'idempotency-key': key });
}
