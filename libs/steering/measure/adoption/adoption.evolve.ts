import type { DeviationEvent, Evolved, EvolveMap } from '#event-sourcing';
import { evolveDeviations } from '#event-sourcing';
import { evolveQuestions } from '../../basis/basis.evolve.js';
import { bodyOf, endedOn } from '../measure-body.js';
import type { AdoptionEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';

type Of<T extends AdoptionEvent['type']> = Evolved<Extract<AdoptionEvent, { readonly type: T }>>;

export const adoptionSteps: EvolveMap<ExistingMeasure, AdoptionEvent> = {
  MeasureReviewed: (measure) => ({ ...bodyOf(measure), status: 'reviewed' }),
  MeasureAdopted: adopted,
  MeasureRejected: (measure, { occurredOn }) => {
    const { adoption, ...body } = endedOn(measure, occurredOn);
    return { ...body, status: 'rejected' };
  },
  MeasureProvisionMet: (measure, { data }) => {
    const provisions = measure.provisions.map((one) =>
      one.provision === data.provision ? { ...one, met: true } : one,
    );
    return { ...measure, provisions };
  },
  BasisQuestioned: (measure, event) => ({ ...measure, questions: evolveQuestions(measure.questions, event) }),
  BasisResolved: resolved,
  DeviationNoted: withDeviation,
  DeviationResolved: withDeviation,
};

function adopted(measure: ExistingMeasure, { data, eventId, occurredOn }: Of<'MeasureAdopted'>): ExistingMeasure {
  const { decision, version, level, subjectTo } = data;
  const adoption = { decision, version, level, on: occurredOn, event: eventId };
  const provisions = subjectTo.map((one) => ({ ...one, met: false }));
  const { revisedBy, ...body } = bodyOf(measure);
  return { ...body, status: 'adopted', adoption, provisions, deviatesFromDecision: false };
}

function withDeviation(measure: ExistingMeasure, event: Evolved<DeviationEvent>): ExistingMeasure {
  return { ...measure, deviations: evolveDeviations(measure.deviations, event) };
}

/**
 * After a withdrawn adoption the measure is proposed again unless it is over. After a withdrawn revision it continues and
 * deviates.
 */
function resolved(before: ExistingMeasure, event: Of<'BasisResolved'>): ExistingMeasure {
  const { how, of, deviatesFromDecision } = event.data;
  const measure = { ...before, questions: evolveQuestions(before.questions, event), deviatesFromDecision };
  if (how === 'upheld' || of === 'nothing') return measure;
  if (how === 'replaced') return replaced(measure, event);
  if (of === 'revision') {
    const { revisedBy, ...rest } = measure;
    return rest;
  }
  return withoutAdoption(measure);
}

function replaced(measure: ExistingMeasure, { data, eventId, occurredOn }: Of<'BasisResolved'>): ExistingMeasure {
  const { decision, of, level = 'unknown', version = measure.version } = data;
  if (decision === undefined) return measure;
  if (of === 'revision' || !('adoption' in measure)) return { ...measure, revisedBy: decision };
  return { ...measure, adoption: { decision, version, level, on: occurredOn, event: eventId } };
}

function withoutAdoption(measure: ExistingMeasure): ExistingMeasure {
  const { revisedBy, ...body } = bodyOf(measure);
  switch (measure.status) {
    case 'adopted':
    case 'inProgress':
    case 'blocked':
    case 'proposed':
    case 'reviewed':
      return { ...body, status: 'proposed', provisions: [] };
    case 'rejected':
    case 'completed':
    case 'cancelled':
      return { ...body, status: measure.status };
    case 'handedOver':
      return { ...body, status: measure.status, to: measure.to };
    case 'superseded':
      return { ...body, status: measure.status, by: measure.by };
  }
}
