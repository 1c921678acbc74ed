import type { BusinessClock } from '#event-sourcing';
import type { LinkedParty, PartiesOf, UnfilteredModels } from '#http';
import { organisations, personFunctions } from '#parties';
import { committees, committeeSeats, memberships } from '../committee/committee.tables.js';
import { memberKey } from '../committee/member.fields.js';
import { membershipStatus } from '../committee/memberships/membership-status.js';

/**
 * Chairs and members: the committees in which the person or function sits today, as member, substitute, or chair by
 * office. Contributors and approvers: the organisations of the functions, and all below them.
 */
export function callerParties(clock: BusinessClock): PartiesOf {
  return async ({ links = [] }, by, models) => {
    if (links.length === 0) return [];
    const today = clock.today();
    const committeesOf = by.committees ? await seatsOf(models, links, today) : [];
    const unitsOf = by.units ? await withSubordinates(models, await units(models, links)) : [];
    return [...committeesOf.map((id) => `committee-${id}`), ...unitsOf.map((id) => `organisation-${id}`)];
  };
}

async function seatsOf(
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

async function units(models: UnfilteredModels, links: readonly LinkedParty[]): Promise<readonly string[]> {
  const persons = links.flatMap((link) => (link.kind === 'person' ? [link.id] : []));
  const functions = await models.rows(personFunctions, (rows) => rows.where('person', 'in', persons));
  const named = links.flatMap((link) => (link.kind === 'function' ? (link.organisation ?? []) : []));
  return [...named, ...functions.flatMap(({ organisation }) => organisation ?? [])];
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
