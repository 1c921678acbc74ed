import type { FactReader, StreamDefinition } from '#event-sourcing';
import { usesOf } from '#event-sourcing';
import { decisionFacts } from '../decision/decision-facts.js';
import type { DecisionRef, ForeignReference } from '#shared-kernel';
import { findMissing } from '#shared-kernel';
import { organisationDecider } from '#parties';
import { foreignField, foreignGoal, processFacts } from '../strategy-process/process-facts.js';
import type { MeasureFacts } from './measure-facts.js';
import { referencesIn } from './measure-references.js';
import type { MeasureRefusal } from './measure.refusals.js';
import type { Measure } from './measure.state.js';
import { recordsOf } from './measure.state.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureCommand } from './measure.decide.js';
import { measureDecider } from './measure.decide.js';
import { measureLikeness } from './measure-likeness.js';
import { measureStructures } from './measure-structures.js';

export const measureStream: StreamDefinition<MeasureCommand, Measure, MeasureEvent, MeasureRefusal, MeasureFacts> = {
  decider: measureDecider,
  edges: measureStructures,
  likenesses: [measureLikeness],
  uses: [
    usesOf<MeasureEvent>()('organisation', {
      MeasureProposed: ({ data }) => [data.lead],
      MeasureLeadAssigned: ({ data }) => [data.lead],
    }),
    usesOf<MeasureEvent>()('strategyProcess', { MeasureProposed: ({ data }) => [data.process] }),
  ],
  facts: async (command, measure, read) => {
    const process = await processOf(command, measure, read);
    const reference = await findMissing(read, referencesIn(command));
    const foreign = reference.missing === undefined ? await foreignIn(command, measure, read) : undefined;
    const decision = decisionIn(command);
    return {
      ...reference,
      ...(foreign !== undefined && { foreign }),
      process,
      leadHasEnded: await leadHasEnded(command, read),
      ...(decision !== undefined && { decision: await decisionFacts(decision, read) }),
      hasOpenDecisionProvisions: await waitsForDecision(command, measure, read),
    };
  },
};

async function processOf(
  command: MeasureCommand,
  measure: Measure,
  read: FactReader,
): Promise<MeasureFacts['process']> {
  const { type, data } = command;
  const id = type === 'ProposeMeasure' ? data.process : processIdOf(measure);
  const asks = type === 'ProposeMeasure' || type === 'ReviseMeasure' || type === 'SetBudget';
  return asks && id !== undefined ? await processFacts(read, id) : { isClosed: false, currency: 'EUR' };
}

function processIdOf(measure: Measure): string | undefined {
  return measure.status === 'unknown' ? undefined : measure.process;
}

/** The first field of action, goal or measure of the command that is of another process than the measure. */
async function foreignIn(
  { type, data }: MeasureCommand,
  measure: Measure,
  read: FactReader,
): Promise<ForeignReference | undefined> {
  const process = type === 'ProposeMeasure' ? data.process : processIdOf(measure);
  if (process === undefined) return undefined;
  if (type === 'ProposeMeasure' || type === 'ReviseMeasure') {
    const field = foreignField(data.fieldsOfAction, await processFacts(read, process));
    if (field !== undefined) return field;
    for (const [index, goal] of (data.goals ?? []).entries()) {
      const foreign = await foreignGoal(read, goal, { process, field: `goals.${index}` });
      if (foreign !== undefined) return foreign;
    }
  }
  if (type === 'AddDependency') return await foreignMeasure(read, data.on, { process, field: 'on' });
  if (type === 'BlockMeasure' && data.by !== undefined) {
    return await foreignMeasure(read, data.by, { process, field: 'by' });
  }
  return undefined;
}

async function foreignMeasure(
  read: FactReader,
  id: string,
  { process, field }: { readonly process: string; readonly field: string },
): Promise<ForeignReference | undefined> {
  const isForeign = processIdOf(await read.state(measureDecider, id)) !== process;
  return isForeign ? { reason: 'measure is of another process', field } : undefined;
}

async function leadHasEnded({ type, data }: MeasureCommand, read: FactReader): Promise<boolean> {
  if (type !== 'ProposeMeasure' && type !== 'AssignMeasureLead') return false;
  if (data.lead === undefined) return false;
  return (await read.state(organisationDecider, data.lead)).status === 'ended';
}

function decisionIn({ type, data }: MeasureCommand): DecisionRef | undefined {
  const names = type === 'AdoptMeasure' || type === 'ReviseMeasure' || type === 'ResolveMeasureBasis';
  return names ? data.decision : undefined;
}

/** Provisions keep a measure from starting; those of a recorded decision are in the stream of the decision. */
async function waitsForDecision({ type }: MeasureCommand, measure: Measure, read: FactReader): Promise<boolean> {
  if (type !== 'StartMeasure' && type !== 'ReportProgress') return false;
  if (measure.status !== 'adopted') return false;
  for (const decision of recordsOf(measure)) {
    const facts = await decisionFacts({ kind: 'record', decision }, read);
    if (facts.effect === 'adopts' && facts.openProvisions.length > 0) return true;
  }
  return false;
}
