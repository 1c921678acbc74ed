import type { StreamDefinition } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';
import type { ExistingMeasure } from '../measure/measure-state.js';
import { measureDecider } from '../measure/measure.js';
import { findMissing } from '../references/find-missing.js';
import type { Reference } from '../references/missing-reference.js';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import type {
  ReportingRound,
  ReportingRoundCommand,
  ReportingRoundRefusal,
  RoundFacts,
  UnfitMeasure,
} from './reporting-round.js';
import { reportingRoundDecider } from './reporting-round.js';

export const reportingRoundStream: StreamDefinition<
  ReportingRoundCommand,
  ReportingRound,
  ReportingRoundEvent,
  ReportingRoundRefusal,
  RoundFacts
> = {
  decider: reportingRoundDecider,
  facts: async (command, _round, read) => {
    if (command.type !== 'OpenRound') return { leads: [] };
    const { process, measures } = command.data;
    const named = measures.map((id, index): Reference => ({ kind: 'measure', id, field: `measures.${index}` }));
    const references = await findMissing(read, [{ kind: 'process', id: process, field: 'process' }, ...named]);
    if (references.missing !== undefined) return { ...references, leads: [] };
    const leads: (string | null)[] = [];
    for (const [index, id] of measures.entries()) {
      const measure = await read.state(measureDecider, id);
      if (measure.status === 'unknown') continue;
      const reason = unfit(measure, command.data);
      if (reason !== undefined) return { leads: [], unfit: { place: index, reason } };
      leads.push(measure.lead ?? null);
    }
    return { leads };
  },
};

function unfit(
  { process, endedOn = 'unknown' }: ExistingMeasure,
  round: { readonly process: string; readonly asOf: string },
): UnfitMeasure | undefined {
  if (process !== round.process) return 'measure is of another process';
  return certainlyBefore(endedOn, round.asOf) ? 'measure was over before the day that the round is about' : undefined;
}
