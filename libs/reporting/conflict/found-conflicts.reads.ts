import { committeeProcesses } from '#council';
import type { RowOf } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { Page, PageQuery, Reads, Rows } from '#http';
import { page } from '#http';
import { processes } from '#steering';
import type { ExpressionBuilder } from 'kysely';
import { conflictEnds, conflictUses } from './conflict.tables.js';

type EndRow = RowOf<typeof conflictEnds>;
type UseRow = RowOf<typeof conflictUses>;
type Uses = Rows<typeof conflictUses>;

export interface FoundConflict {
  readonly ended: EndRow;
  readonly used: UseRow;
}

/** The entities that conflicts concern: of each kind any of them. */
export interface Concerned {
  readonly organisations: readonly string[];
  readonly processes: readonly string[];
  readonly committees: readonly string[];
}

/** An organisation, the processes that it leads, and the committees of those. */
export async function concernedOrganisation(reads: Reads, organisation: string): Promise<Concerned> {
  const led = await reads.rows(processes, (all) => all.where('lead', '=', organisation));
  const own = led.map(({ id }) => id);
  return { organisations: [organisation], processes: own, committees: await committeesOf(reads, own) };
}

export async function concernedProcess(reads: Reads, process: string): Promise<Concerned> {
  return { organisations: [], processes: [process], committees: await committeesOf(reads, [process]) };
}

async function committeesOf(reads: Reads, own: readonly string[]): Promise<readonly string[]> {
  const links = await reads.rows(committeeProcesses, (all) => all.where('process', 'in', own));
  return [...new Set(links.map(({ committee }) => committee))];
}

export interface WantedConflicts {
  readonly isSettled?: boolean;
  /** Each of them must be concerned. */
  readonly concerning?: readonly Concerned[];
}

/** Conflicts in pages, in the order of the events that used what had ended. */
export async function conflictsPage(
  reads: Reads,
  query: Pick<PageQuery, 'limit' | 'cursor'>,
  wanted: WantedConflicts,
): Promise<Page<UseRow>> {
  return await page(
    reads,
    conflictUses,
    query,
    (all) => wantedOf(all, wanted),
    (row) => row,
  );
}

/** All conflicts of a kind that are few, such as the open ones of an organisation. */
export async function conflictRows(reads: Reads, wanted: WantedConflicts): Promise<readonly UseRow[]> {
  return await reads.rows(conflictUses, (all) => wantedOf(all, wanted).orderBy('ordinal'));
}

/** The conflict of this id. */
export async function conflictOf(reads: Reads, id: string): Promise<UseRow | undefined> {
  const [row] = await reads.rows(conflictUses, (all) => crossed(all).where('id', '=', id));
  return row;
}

/** The rows with the ends that they crossed. */
export async function withEnds(reads: Reads, uses: readonly UseRow[]): Promise<readonly FoundConflict[]> {
  const ends = await reads.rows(conflictEnds, (all) =>
    all.where('stream', 'in', [...new Set(uses.map(({ on }) => on))]),
  );
  const endOf = new Map(ends.map((end) => [end.stream, end]));
  return uses.flatMap((used) => {
    const ended = endOf.get(used.on);
    return ended === undefined ? [] : [{ ended, used }];
  });
}

function wantedOf(all: Uses, { isSettled, concerning = [] }: WantedConflicts): Uses {
  const found = concerning.reduce(concerningOneOf, crossed(all));
  return isSettled === undefined ? found : found.where('isSettled', '=', isSettled);
}

/**
 * The uses that stand in the log behind an end that they did not know. Only ends with a use behind them are looked at:
 * there are about as many of them as conflicts, since a later use is refused.
 */
function crossed(all: Uses): Uses {
  return all.where((uses) => {
    // The inner query is of another table, which the type of one table's rows does not know.
    const any = uses as unknown as ExpressionBuilder<Readonly<Record<string, EndRow & UseRow>>, string>;
    const ends = any.selectFrom('conflictEnds as ended').where('ended.isUsed', '=', true);
    return any.and([
      any('conflictUses.on', 'in', ends.select('ended.stream')),
      any.exists(
        ends
          .select('ended.stream')
          .whereRef('ended.stream', '=', 'conflictUses.on')
          .whereRef('ended.ordinal', '<', 'conflictUses.ordinal')
          .whereRef('ended.endRevision', '>', 'conflictUses.basisRevision'),
      ),
    ]);
  });
}

function concerningOneOf(all: Uses, { organisations, processes: of, committees }: Concerned): Uses {
  const ended = [
    ...organisations.map((id) => streamName('organisation', id)),
    ...of.map((id) => streamName('strategyProcess', id)),
    ...committees.map((id) => streamName('committee', id)),
  ];
  return all.where((use) =>
    use.or([
      use('on', 'in', ended),
      use('organisation', 'in', organisations),
      use('process', 'in', of),
      use('committee', 'in', committees),
    ]),
  );
}
