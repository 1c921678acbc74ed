import type { Effect, Policy, Reaction, Recorded } from '#event-sourcing';
import { effect } from '#event-sourcing';
import { measureDecider } from '../measure/measure.decide.js';
import type {
  NoteMeasureOver,
  RegisterCommittee,
  RegisterMeasure,
} from '../strategy-process/members/members.commands.js';
import type { RegisterEvent } from './register-events.js';
import { registerEvents } from './register-events.js';

/** The process of the measure, and the currency of its budget. */
interface RegisterFacts {
  readonly process: string;
  readonly currency?: string;
}

/**
 * Registers measures and committees with their process. They write their own streams first; until they are registered the
 * process does not count them. The policy begins at the log's start, so that earlier ones are registered too.
 */
export const registerPolicy: Policy<RegisterEvent, RegisterFacts | undefined> = {
  name: 'register',
  reads: ['measure', 'committee'],
  from: 'log start',
  concerns: (event): event is Recorded<RegisterEvent> => registerEvents(event) && belongsToProcess(event),
  facts: async (event, read) => {
    if (event.type === 'CommitteeConstituted') return undefined;
    const measure = await read.state(measureDecider, event.id);
    if (measure.status === 'unknown') return undefined;
    const { process, content } = measure;
    return { process, ...(content.budget !== undefined && { currency: content.budget.currency }) };
  },
  react: (event, facts): Reaction => ({ effects: effectsOf(event, facts), wakes: [] }),
};

function belongsToProcess(event: Recorded<RegisterEvent>): boolean {
  return event.type !== 'CommitteeConstituted' || event.data.processes.length > 0;
}

function effectsOf(event: Recorded<RegisterEvent>, facts: RegisterFacts | undefined): readonly Effect[] {
  const { id } = event;
  if (event.type === 'CommitteeConstituted') {
    const { kind, processes } = event.data;
    const body = { committee: id, kind };
    return processes.map((target) => effect<typeof RegisterCommittee>('RegisterCommittee', { target, body }));
  }
  if (facts === undefined) return [];
  const { process: target, ...budget } = facts;
  return event.type === 'MeasureProposed'
    ? [effect<typeof RegisterMeasure>('RegisterMeasure', { target, body: { measure: id, ...budget } })]
    : [effect<typeof NoteMeasureOver>('NoteMeasureOver', { target, body: { measure: id } })];
}
