import type { StreamDefinition } from '#event-sourcing';
import { measureDecider } from '../measure/measure.js';
import { findMissing } from '../references/find-missing.js';
import type { Reference } from '../references/missing-reference.js';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import type { ReportingRound, ReportingRoundCommand, ReportingRoundRefusal, RoundFacts } from './reporting-round.js';
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
      if (measure.process !== process) return { leads: [], foreign: index };
      leads.push(measure.lead ?? null);
    }
    return { leads };
  },
};
