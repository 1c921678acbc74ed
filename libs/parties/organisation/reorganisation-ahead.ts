import type { CommandOf } from '#commands';
import type { CommandMeta, Concerned, FactReader } from '#event-sourcing';
import { publishedState } from '#event-sourcing';
import type { EndOrganisation } from './organisation.commands.js';
import type { Organisation, RegisteredOrganisation } from './organisation.state.js';

/** A reorganisation as the organisations know it that it gives something to. */
export type ReorganisationAhead =
  { readonly status: 'unknown' | 'over' } | { readonly status: 'recorded' | 'begun'; readonly title: string };

/** Published by the decider of reorganisations, which is of a later context. */
export const REORGANISATION_AHEAD = publishedState<ReorganisationAhead>('reorganisation', { status: 'unknown' });

/** The time between the announcement of a reorganisation and its record; an announcement that is older is an orphan. */
const RECORDED_WITHIN_MINUTES = 30;

export type AwaitedReorganisations = Readonly<Record<string, ReorganisationAhead>>;

/** The awaited reorganisations of an organisation that is to end. */
export async function awaitedBy(organisation: Organisation, read: FactReader): Promise<AwaitedReorganisations> {
  if (organisation.status !== 'registered') return {};
  const ids = Object.keys(organisation.awaited);
  const ahead = await Promise.all(ids.map((id) => read.published(REORGANISATION_AHEAD, id)));
  return Object.fromEntries(ahead.map((one, index) => [ids[index] ?? '', one]));
}

/**
 * The reorganisations on account of which the organisation cannot end. Another reorganisation may end it once they have
 * begun: what they gave to it, the other one passes on.
 */
export function standInTheWay(
  { data, meta }: CommandOf<typeof EndOrganisation>,
  { awaited }: RegisteredOrganisation,
  known: AwaitedReorganisations,
): { readonly recorded: readonly Concerned[]; readonly isBeingRecorded: boolean } {
  const isByReorganisation = data.reorganisation !== undefined;
  const recorded: Concerned[] = [];
  let isBeingRecorded = false;
  for (const [id, at] of Object.entries(awaited)) {
    const ahead = known[id] ?? { status: 'unknown' };
    if (ahead.status === 'unknown') isBeingRecorded ||= isRecent(at, meta);
    else if (ahead.status === 'recorded' || (ahead.status === 'begun' && !isByReorganisation)) {
      recorded.push({ stream: `reorganisation-${id}`, name: ahead.title });
    }
  }
  return { recorded, isBeingRecorded };
}

function isRecent(at: string, { recordedAt }: CommandMeta): boolean {
  return Date.parse(recordedAt) - Date.parse(at) < RECORDED_WITHIN_MINUTES * 60_000;
}
