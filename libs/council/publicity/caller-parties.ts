import type { BusinessClock } from '#event-sourcing';
import type { LinkedParty, PartiesOf, UnfilteredModels } from '#http';
import { organisations, personFunctions, persons } from '#parties';
import { committees, committeeSeats, memberships } from '../committee/committee.tables.js';
import { memberKey } from '../committee/member.fields.js';
import { membershipStatus } from '../committee/memberships/membership-status.js';

/**
 * Chairs and members: the committees in which the person or function sits today, as member, substitute, or chair by
 * office. Contributors and approvers: the organisations of the functions, and all below them, and what the actor drafted.
 */
export function callerParties(clock: BusinessClock): PartiesOf {
  return async ({ actor, links = [] }, by, models) => {
    const own = by.units ? [`actor-${actor}`] : [];
    if (links.length === 0) return own;
    const today = clock.today();
    const living = await withoutErased(models, links);
    const committeesOf = by.committees ? await seatsOf(models, living, today) : [];
    const unitsOf = by.units ? await withSubordinates(models, await unitsOfFunctions(models, living, today)) : [];
    return [...own, ...committeesOf.map((id) => `committee-${id}`), ...unitsOf.map((id) => `organisation-${id}`)];
  };
}

/** The committees in which one of these sits, as member, substitute, or chair by office. */
export async function seatsOf(
  models: UnfilteredModels,
  links: readonly LinkedParty[],
  today: string,
): Promise<readonly string[]> {
  const keys = links.map(memberKey);
  const seats = await models.rows(committeeSeats, (rows) => rows.where('member', 'in', keys));
  const ids = seats.flatMap(({ membership }) => membership ?? []);
  const held = await models.rows(memberships, (rows) => rows.where('id', 'in', ids));
  const byOffice = seats.flatMap(({ membership, committee }) => (membership === null ? [committee] : []));
  const standing = await models.rows(committees, (rows) =>
    rows.where('id', 'in', byOffice).where('status', '=', 'constituted'),
  );
  const current = new Set(
    held.flatMap((one) => (membershipStatus(one.from, one.until, today) === 'current' ? [one.id] : [])),
  );
  const sitting = seats.filter(({ membership }) => membership !== null && current.has(membership));
  return [...new Set([...sitting.map(({ committee }) => committee), ...standing.map(({ id }) => id)])];
}

/** What is erased is nobody any more, also where seats and links still name it. */
export async function withoutErased(
  models: UnfilteredModels,
  links: readonly LinkedParty[],
): Promise<readonly LinkedParty[]> {
  const ids = links.flatMap((link) => (link.kind === 'person' ? [link.id] : []));
  const erased = await models.rows(persons, (rows) => rows.where('id', 'in', ids).where('status', '=', 'erased'));
  const gone = new Set(erased.map(({ id }) => id));
  return links.filter((link) => link.kind !== 'person' || !gone.has(link.id));
}

/** The organisations of functions that have begun; one without an end ends with its link. */
export async function unitsOfFunctions(
  models: UnfilteredModels,
  links: readonly LinkedParty[],
  today: string,
): Promise<readonly string[]> {
  const linked = links.flatMap((link) => (link.kind === 'person' ? [link.id] : []));
  const functions = await models.rows(personFunctions, (rows) => rows.where('person', 'in', linked));
  const begun = functions.filter(({ from }) => membershipStatus(from, null, today) === 'current');
  const named = links.flatMap((link) => (link.kind === 'function' ? (link.organisation ?? []) : []));
  return [...named, ...begun.flatMap(({ organisation }) => organisation ?? [])];
}

/** Organisations and what is below them, one query a level. */
async function withSubordinates(models: UnfilteredModels, first: readonly string[]): Promise<readonly string[]> {
  const found = new Set(first);
  let level = [...found];
  while (level.length > 0) {
    const parents = level;
    const below = await models.rows(organisations, (rows) => rows.where('parent', 'in', parents));
    level = below.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}
