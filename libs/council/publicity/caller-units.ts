import type { Caller, LinkedParty, UnfilteredModels } from '#http';
import { committeeProcesses, memberships, substitutions } from '../committee/committee.tables.js';
import { membershipStatus } from '../committee/memberships/membership-status.js';
import { seatsOf, unitsOfFunctions, withoutErased } from './caller-parties.js';

type Models = Pick<UnfilteredModels, 'rows'>;

/** Ids of where the persons and functions behind a caller belong on a day. */
export interface CallerUnits {
  readonly committees: readonly string[];
  /** Those of their functions alone, not what is below them. */
  readonly organisations: readonly string[];
  /** Strategy processes of their committees. */
  readonly processes: readonly string[];
}

export async function callerUnits({ links = [] }: Caller, models: UnfilteredModels, day: string): Promise<CallerUnits> {
  if (links.length === 0) return { committees: [], organisations: [], processes: [] };
  const living = await withoutErased(models, links);
  const committees = await seatsOf(models, living, day);
  const organisations = [...new Set(await unitsOfFunctions(models, living, day))];
  const of = await models.rows(committeeProcesses, (rows) => rows.where('committee', 'in', committees));
  return { committees, organisations, processes: [...new Set(of.map(({ process }) => process))] };
}

export interface CommitteeSeatHolder {
  readonly member: LinkedParty;
  /** In their order. */
  readonly substitutes: readonly LinkedParty[];
}

/** The members of a committee on a day, with their substitutes. */
export async function committeeSeatHolders(
  committee: string,
  models: Models,
  day: string,
): Promise<readonly CommitteeSeatHolder[]> {
  const held = await models.rows(memberships, (rows) => rows.where('committee', '=', committee).orderBy('ordinal'));
  const named = await models.rows(substitutions, (rows) => rows.where('committee', '=', committee).orderBy('rank'));
  return held
    .filter(({ from, until }) => membershipStatus(from, until, day) === 'current')
    .map(({ id, member }) => ({
      member,
      substitutes: named.filter(({ membership }) => membership === id).map(({ substitute }) => substitute),
    }));
}
