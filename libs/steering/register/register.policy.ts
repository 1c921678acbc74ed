import type { Effect, Policy, Reaction, Recorded } from '#event-sourcing';
import type { CommitteeEvent } from '#council';
import type { MeasureEvent } from '../measure/measure.events.js';
import { measureDecider } from '../measure/measure.decide.js';

type Ending = 'MeasureCompleted' | 'MeasureHandedOver' | 'MeasureRejected' | 'MeasureCancelled' | 'MeasureSuperseded';
type Registered =
  | Extract<MeasureEvent, { readonly type: 'MeasureProposed' | Ending }>
  | Extract<CommitteeEvent, { readonly type: 'CommitteeConstituted' }>;

const CONCERNED: readonly string[] = [
  'MeasureProposed',
  'MeasureCompleted',
  'MeasureHandedOver',
  'MeasureRejected',
  'MeasureCancelled',
  'MeasureSuperseded',
  'CommitteeConstituted',
] satisfies Registered['type'][];

/**
 * Tells a process of its measures and committees, which write their own streams first: what is not registered yet is
 * not counted yet. It begins at the log's start, so that what was there before it is registered too.
 */
export const registerPolicy: Policy<Registered, string | undefined> = {
  name: 'register',
  reads: ['measure', 'committee'],
  from: 'log start',
  // The categories' deciders alone write their streams, so the type tells the event.
  concerns: (event): event is Recorded<Registered> =>
    CONCERNED.includes(event.type) && belongsToProcess(event as Recorded<Registered>),
  facts: async (event, read) => {
    if (event.type === 'CommitteeConstituted') return undefined;
    const measure = await read.state(measureDecider, event.id);
    return measure.status === 'unknown' ? undefined : measure.process;
  },
  react: (event, process): Reaction => ({ effects: effectsOf(event, process), wakes: [] }),
};

function belongsToProcess(event: Recorded<Registered>): boolean {
  return event.type !== 'CommitteeConstituted' || event.data.processes.length > 0;
}

function effectsOf(event: Recorded<Registered>, process: string | undefined): readonly Effect[] {
  const { id } = event;
  if (event.type === 'CommitteeConstituted') {
    const { kind, processes } = event.data;
    const body = { committee: id, kind };
    return processes.map((target) => ({ command: 'RegisterCommittee', target, body }));
  }
  if (process === undefined) return [];
  const command = event.type === 'MeasureProposed' ? 'RegisterMeasure' : 'NoteMeasureOver';
  return [{ command, target: process, body: { measure: id } }];
}
