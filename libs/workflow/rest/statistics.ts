import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import { elementInstances, processIncidents, takenFlows } from '../projection/workflow.tables.js';
import { flowAnswer } from './answers.js';

interface Counts {
  active: number;
  canceled: number;
  incidents: number;
  completed: number;
}

/** How often each element of an instance was entered, and how it ended. The process itself is not counted. */
export async function elementStatistics(reads: Reads, instance: bigint): Promise<readonly object[]> {
  const counts = new Map<string, Counts>();
  const of = (element: string): Counts => {
    const found = counts.get(element) ?? { active: 0, canceled: 0, incidents: 0, completed: 0 };
    counts.set(element, found);
    return found;
  };
  const elements = await reads.rows(elementInstances, (all) => all.where('instance', '=', instance));
  for (const row of elements) if (row.type !== 'process') of(row.element)[COLUMN[row.state]] += 1;
  const incidents = await reads.rows(processIncidents, (all) =>
    all.where('instance', '=', instance).where('state', '=', 'ACTIVE'),
  );
  const open = new Set(incidents.map(({ elementInstance }) => elementInstance));
  for (const row of elements) if (open.has(row.key) && row.type !== 'process') of(row.element).incidents += 1;
  return [...counts].map(([elementId, found]) => ({ elementId, ...found }));
}

const COLUMN = { ACTIVE: 'active', COMPLETED: 'completed', TERMINATED: 'canceled' } as const satisfies Record<
  RowOf<typeof elementInstances>['state'],
  keyof Counts
>;

export async function flowsTaken(reads: Reads, instance: bigint): Promise<readonly object[]> {
  const rows = await reads.rows(takenFlows, (all) => all.where('instance', '=', instance));
  return rows.map(flowAnswer);
}
