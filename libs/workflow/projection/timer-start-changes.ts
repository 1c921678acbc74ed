import type { Recorded, RowChange } from '#event-sourcing';
import { patch, put, remove } from '#event-sourcing';
import type { DeployedProcess } from '../deployment/deployments.events.js';
import type { ProcessInstanceAdvanced } from '../instance/process-instance.events.js';
import type { StartTimer } from '../instance/steps.js';
import { timerStarts } from './timer-start.tables.js';

/** A new version ends the timers of the one before. Versions of a process count on, and so do their keys. */
export function timersDeployed({ key, process, version, starts = [] }: DeployedProcess): readonly RowChange[] {
  const definition = BigInt(key);
  const waiting = starts.flatMap((start) => (start.for === 'timer' ? [start] : []));
  const due = earliest(waiting);
  return [
    ...(version > 1 ? [remove(timerStarts, { definition: definition - 1n })] : []),
    ...(due === undefined ? [] : [put(timerStarts, { definition, process, due, waiting })]),
  ];
}

/** An instance that a timer started says when the timers of its definition come next. */
export function timerStarted({ data: { trigger } }: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  if (trigger.kind !== 'start' || trigger.by?.kind !== 'timer') return [];
  const definition = BigInt(trigger.definition.key);
  const { waiting } = trigger.by;
  const due = earliest(waiting);
  return [
    due === undefined ? remove(timerStarts, { definition }) : patch(timerStarts, { definition }, { due, waiting }),
  ];
}

function earliest(waiting: readonly StartTimer[]): string | undefined {
  return waiting.map(({ due }) => due).toSorted()[0];
}
