import type { FactReader, StreamDefinition } from '#event-sourcing';
import { certainlyAfter, certainlyBefore } from '#event-sourcing';
import type { ExistingMeasure } from '../measure/measure.state.js';
import { measureStatus, progressOf } from '../measure/measure.state.js';
import { isOver, isUnderWay } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.decide.js';
import type { Reference } from '#shared-kernel';
import { findMissing } from '#shared-kernel';
import { openMeasures } from '../strategy-process/members/members.state.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.decide.js';
import { MOST_ASKED } from './round-limits.js';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import type {
  ReportingRoundCommand,
  ReportingRoundRefusal,
  RoundFacts,
  UnfitMeasure,
} from './reporting-round.decide.js';
import { reportingRoundDecider } from './reporting-round.decide.js';
import type { ReportingRound } from './reporting-round.state.js';

export const reportingRoundStream: StreamDefinition<
  ReportingRoundCommand,
  ReportingRound,
  ReportingRoundEvent,
  ReportingRoundRefusal,
  RoundFacts
> = {
  decider: reportingRoundDecider,
  facts: async (command, _round, read) => {
    if (command.type === 'AnswerRound' || command.type === 'AnswerForLead') {
      return { asks: [], ...(await answered(command.data.measure, read)) };
    }
    if (command.type !== 'OpenRound') return { asks: [] };
    const { process, measures } = command.data;
    const named = (measures ?? []).map((id, index): Reference => ({ kind: 'measure', id, field: `measures.${index}` }));
    const { missing } = await findMissing(read, [{ kind: 'process', id: process, field: 'process' }, ...named]);
    if (missing !== undefined) return { missing, asks: [] };
    return measures === undefined
      ? { asks: await allOpen(command.data, read) }
      : await asked(measures, command.data, read);
  },
};

async function answered(id: string, read: FactReader): Promise<Pick<RoundFacts, 'answered'>> {
  const measure = await read.state(measureDecider, id);
  if (measure.status === 'unknown') return {};
  const { kind } = measure;
  const percent = progressOf(measure)?.percent ?? null;
  return { answered: { kind, isUnderWay: isUnderWay(measureStatus(measure)), percent } };
}

interface Asked {
  readonly process: string;
  readonly asOf: string;
}

async function asked(measures: readonly string[], round: Asked, read: FactReader): Promise<RoundFacts> {
  const asks: RoundFacts['asks'][number][] = [];
  for (const [place, id] of measures.entries()) {
    const measure = await read.state(measureDecider, id);
    if (measure.status === 'unknown') continue;
    const reason = unfit(measure, round);
    if (reason !== undefined) return { asks: [], unfit: { place, reason } };
    asks.push({ measure: id, lead: measure.lead ?? null });
  }
  return { asks };
}

/** Those that were proposed by the round's day and are not over, by their titles. One more than a round takes is enough. */
async function allOpen({ process: id, asOf }: Asked, read: FactReader): Promise<RoundFacts['asks']> {
  const process = await read.state(strategyProcessDecider, id);
  if (!('members' in process)) return [];
  const found: (RoundFacts['asks'][number] & { readonly title: string })[] = [];
  for (const measure of openMeasures(process.members)) {
    if (found.length > MOST_ASKED) break;
    const state = await read.state(measureDecider, measure);
    if (state.status === 'unknown' || isOver(measureStatus(state))) continue;
    if (certainlyAfter(state.proposedOn, asOf)) continue;
    found.push({ measure, lead: state.lead ?? null, title: state.content.title });
  }
  return found.toSorted((a, b) => a.title.localeCompare(b.title, 'de')).map(({ measure, lead }) => ({ measure, lead }));
}

function unfit({ process, endedOn = 'unknown' }: ExistingMeasure, round: Asked): UnfitMeasure | undefined {
  if (process !== round.process) return 'measure is of another process';
  return certainlyBefore(endedOn, round.asOf) ? 'measure was over before the day that the round is about' : undefined;
}
