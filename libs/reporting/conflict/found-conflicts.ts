import { committeeProcesses } from '#council';
import type { RowOf } from '#event-sourcing';
import { categoryOf, entityIdOf } from '#event-sourcing';
import type { Reads } from '#http';
import { processes } from '#steering';
import { conflictEnds, conflictSettlements, conflictUses } from './conflict.tables.js';
import { conflictId } from './crossing.js';

type EndRow = RowOf<typeof conflictEnds>;
type UseRow = RowOf<typeof conflictUses>;

export interface FoundConflict {
  readonly id: string;
  readonly ended: EndRow;
  readonly used: UseRow;
  readonly settlement?: RowOf<typeof conflictSettlements>;
}

/** Ends of one query: each is a condition, and a database takes some hundred of them. */
const ENDS_AT_ONCE = 100;

/**
 * All conflicts, in the order of the events that used what had ended. Only ends with a use behind them in the log are
 * looked at: there are about as many of them as conflicts, since a later use is refused.
 */
export async function foundConflicts(reads: Reads): Promise<readonly FoundConflict[]> {
  const ends = await reads.rows(conflictEnds, (all) => all.where('isUsed', '=', true).orderBy('ordinal'));
  const found: Omit<FoundConflict, 'settlement'>[] = [];
  for (let from = 0; from < ends.length; from += ENDS_AT_ONCE) {
    found.push(...(await crossedBy(reads, ends.slice(from, from + ENDS_AT_ONCE))));
  }
  const ids = found.map(({ id }) => id);
  const settlements = await reads.rows(conflictSettlements, (all) => all.where('conflict', 'in', ids));
  const settlementOf = new Map(settlements.map((row) => [row.conflict, row]));
  return found
    .sort((a, b) => Number(a.used.ordinal - b.used.ordinal))
    .map((one) => {
      const settlement = settlementOf.get(one.id);
      return settlement === undefined ? one : { ...one, settlement };
    });
}

async function crossedBy(reads: Reads, ends: readonly EndRow[]): Promise<readonly Omit<FoundConflict, 'settlement'>[]> {
  const endOf = new Map(ends.map((end) => [end.stream, end]));
  const uses = await reads.rows(conflictUses, (all) =>
    all.where((row) =>
      row.or(
        ends.map(({ stream, ordinal, endRevision }) =>
          row.and([row('on', '=', stream), row('ordinal', '>', ordinal), row('basisRevision', '<', endRevision)]),
        ),
      ),
    ),
  );
  return uses.flatMap((used) => {
    const ended = endOf.get(used.on);
    return ended === undefined ? [] : [{ id: conflictId(ended.event, used.event), ended, used }];
  });
}

/** The organisations and the strategy processes that a conflict concerns: the leads of the processes are among them. */
export interface Concerned {
  readonly organisations: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
}

export async function concernedBy(
  reads: Reads,
  conflicts: readonly FoundConflict[],
): Promise<ReadonlyMap<string, Concerned>> {
  const links = await reads.rows(committeeProcesses, (all) =>
    all.where('committee', 'in', [...new Set(conflicts.flatMap(committeesOf))]),
  );
  const processesOf = new Map(
    conflicts.map((conflict) => {
      const { ended, used } = conflict;
      const of = committeesOf(conflict);
      const ofCommittees = links.flatMap(({ committee, process }) => (of.includes(committee) ? [process] : []));
      const own = [idIn(ended.stream, 'strategyProcess'), used.process ?? undefined];
      return [conflict.id, new Set([...own, ...ofCommittees].filter((id) => id !== undefined))] as const;
    }),
  );
  const ids = [...new Set([...processesOf.values()].flatMap((some) => [...some]))];
  const rows = await reads.rows(processes, (all) => all.where('id', 'in', ids));
  const leadOf = new Map(rows.map(({ id, lead }) => [id, lead]));
  return new Map(
    conflicts.map(({ id, ended, used }) => {
      const own = processesOf.get(id) ?? new Set<string>();
      const leads = [...own].map((process) => leadOf.get(process));
      const named = [idIn(ended.stream, 'organisation'), idIn(used.stream, 'organisation'), used.organisation];
      const organisations = new Set([...named, ...leads].filter((one) => typeof one === 'string'));
      return [id, { organisations, processes: own }];
    }),
  );
}

function committeesOf({ ended, used }: FoundConflict): readonly string[] {
  return [idIn(ended.stream, 'committee'), used.committee].filter((id) => typeof id === 'string');
}

function idIn(stream: string, category: string): string | undefined {
  const name = streamNamed(stream);
  return categoryOf(name) === category ? entityIdOf(name) : undefined;
}

export function streamNamed(stream: string): `${string}-${string}` {
  // The column holds the names of streams.
  return stream as `${string}-${string}`;
}
