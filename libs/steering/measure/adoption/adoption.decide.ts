import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  decideResolveDeviation,
  partId,
  refuse,
  refuseMissing,
} from '#event-sourcing';
import { checkAdoption } from '../../basis/adoption-check.js';
import { sameDecision } from '../../basis/basis.state.js';
import type { Resting } from '../../basis/basis.decide.js';
import { questionBasis, resolveBasis } from '../../basis/basis.decide.js';
import { subjectOf } from '../content/content.decide.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf } from '../measure.state.js';
import type { MeasureEvent } from '../measure.events.js';
import type { AdoptionCommand, MeasureDecision, MeasureFacts, Of } from '../measure-facts.js';

export function decideAdoption(
  command: AdoptionCommand,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  switch (command.type) {
    case 'AdoptMeasure':
      return adopt(command, measure, facts);
    case 'MeetMeasureProvision':
      return meetProvision(command, measure);
    case 'QuestionMeasureBasis':
      return questionBasis(command.data, restingOf(measure), command.meta);
    case 'ResolveMeasureBasis': {
      const { process, decisionLevel: level, version } = measure;
      const adoptable = { subject: subjectOf(command.meta, version), level, process };
      return resolveBasis(command.data, restingOf(measure), { facts: facts.decision, adoptable, meta: command.meta });
    }
    case 'ResolveDeviation':
      return decideResolveDeviation(command.data, measure.deviations);
  }
}

function adopt({ data, meta }: Of<'AdoptMeasure'>, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  const { decision, subjectTo = [] } = data;
  const before = adoptionOf(measure);
  if (before !== undefined && sameDecision(before.decision, decision)) return acceptAsIs('adopted already');
  if (measure.status !== 'proposed' && measure.status !== 'reviewed') return refuse('measure is not open for adoption');
  if (measure.lead === undefined) return refuse('measure has no lead');
  if (decision.kind === 'record' && subjectTo.length > 0) {
    return refuse('a recorded decision has provisions of its own');
  }
  const { version, decisionLevel, process } = measure;
  const check = checkAdoption(facts.decision, { subject: subjectOf(meta, version), level: decisionLevel, process });
  if (!check.adopts) return check.refused;
  const { level, violations } = check;
  const provisions = subjectTo.map((one, index) => ({ provision: partId(meta.commandId, 'provision', index), ...one }));
  return acceptUnlessIrregular<MeasureEvent>(meta, violations, [
    { type: 'MeasureAdopted', data: { decision, version, level, subjectTo: provisions } },
  ]);
}

function meetProvision({ data }: Of<'MeetMeasureProvision'>, measure: ExistingMeasure): MeasureDecision {
  const known = measure.provisions.find(({ provision }) => provision === data.provision);
  if (known === undefined) return refuseMissing('provision is not known here');
  if (known.met) return acceptAsIs('met already');
  return accept<MeasureEvent>({ type: 'MeasureProvisionMet', data });
}

function restingOf(measure: ExistingMeasure): Resting {
  const { revisedBy, questions, deviatesFromDecision } = measure;
  return { adoption: adoptionOf(measure), revisedBy, questions, deviatesFromDecision };
}
