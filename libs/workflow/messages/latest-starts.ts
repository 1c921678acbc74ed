import type { Reads } from '#http';
import { processDefinitions } from '../projection/workflow.tables.js';
import { processStarts } from './message.tables.js';

/** What starts an instance of the latest version of a process. */
export interface LatestStart {
  readonly process: string;
  /** Key of the version. */
  readonly definition: string;
  /** Id of the start event. */
  readonly element: string;
  readonly name: string;
  /** Position of the deployment since which every version has had this start. */
  readonly since: bigint;
}

type RowReads = Pick<Reads, 'rows'>;

/** The starts by a message or a signal that the latest versions have, one for each process and name. */
export async function latestStarts(
  reads: RowReads,
  kind: 'message' | 'signal',
  name?: string,
): Promise<readonly LatestStart[]> {
  const starts = await reads.rows(processStarts, (all) => {
    const of = all.where('for', '=', kind);
    return (name === undefined ? of : of.where('name', '=', name)).orderBy('definition', 'desc');
  });
  if (starts.length === 0) return [];
  const keys = [...new Set(starts.map(({ definition }) => definition))];
  const latest = await reads.rows(processDefinitions, (all) => all.where('key', 'in', keys).where('latest', '=', true));
  const known = new Map(starts.map((start) => [`${start.definition} ${start.name}`, start]));
  return latest.flatMap(({ key }) =>
    starts.flatMap((start) => {
      if (start.definition !== key || start.name === null) return [];
      let { since } = start;
      // Versions of a process count on, and so do their keys.
      for (let before = known.get(`${key - 1n} ${start.name}`); before !== undefined;) {
        since = before.since;
        before = known.get(`${before.definition - 1n} ${start.name}`);
      }
      const { process, element, name: of } = start;
      return [{ process, definition: key.toString(), element, name: of, since }];
    }),
  );
}
