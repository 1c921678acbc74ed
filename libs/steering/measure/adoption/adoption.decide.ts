import type { CommandOf } from '#commands';
import type { Command } from '#event-sourcing';
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
import { questionBasis, resolveBasis } from '../../basis/basis.decide.js';
import type { Basis } from '../../basis/basis.state.js';
import { sameDecision } from '../../basis/basis.state.js';
import type { MeasureDecision, MeasureDecisions, MeasureFacts } from '../measure-facts.js';
import { subjectOf } from '../measure-subject.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf } from '../measure.state.js';
import type { adoptionCommands } from './adoption.commands.js';

type AdoptionCommand = CommandOf<(typeof adoptionCommands)[number]>;
type Of<T extends AdoptionCommand['type']> = Extract<AdoptionCommand, Command<T>>;

export const adoptionDecisions: MeasureDecisions<AdoptionCommand> = {
  ReviewMeasure: ({ data }, measure) => {
    if (measure.status === 'reviewed') return acceptAsIs('reviewed already');
    if (measure.status !== 'proposed') return refuse('measure is not open for review');
    return accept<MeasureEvent>({ type: 'MeasureReviewed', data });
  },
  AdoptMeasure: adopt,
  MeetMeasureProvision: ({ data }, measure) => {
    const known = measure.provisions.find(({ provision }) => provision === data.provision);
    if (known === undefined) return refuseMissing('provision is not known here');
    if (known.met) return acceptAsIs('met already');
    return accept<MeasureEvent>({ type: 'MeasureProvisionMet', data });
  },
  RejectMeasure: ({ data }, measure) => {
    if (measure.status === 'rejected') return acceptAsIs('rejected already');
    if (!isOpenForAdoption(measure)) return refuse('measure is not open for adoption');
    return accept<MeasureEvent>({ type: 'MeasureRejected', data });
  },
  QuestionMeasureBasis: ({ data, meta }, measure) => questionBasis(data, basisOf(measure), meta),
  ResolveMeasureBasis: ({ data, meta }, measure, facts) => {
    const { process, decisionLevel: level, version } = measure;
    const adoptable = { subject: subjectOf(meta, version), level, process };
    return resolveBasis(data, basisOf(measure), { facts: facts.decision, adoptable, meta });
  },
  ResolveDeviation: ({ data }, measure) => decideResolveDeviation(data, measure.deviations),
};

function adopt({ data, meta }: Of<'AdoptMeasure'>, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  const { decision, subjectTo = [] } = data;
  const before = adoptionOf(measure);
  if (before !== undefined && sameDecision(before.decision, decision)) return acceptAsIs('adopted already');
  if (!isOpenForAdoption(measure)) return refuse('measure is not open for adoption');
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

function isOpenForAdoption({ status }: ExistingMeasure): boolean {
  return status === 'proposed' || status === 'reviewed';
}

function basisOf(measure: ExistingMeasure): Basis {
  const { revisedBy, questions, deviatesFromDecision } = measure;
  return { adoption: adoptionOf(measure), revisedBy, questions, deviatesFromDecision };
}
