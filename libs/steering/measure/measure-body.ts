import type { PartialDate } from '#event-sourcing';
import type { Adoption } from '../basis/basis.state.js';
import type { ExistingMeasure, MeasureBody } from './measure.state.js';
import { adoptionOf } from './measure.state.js';

/** The parts that a measure has in every status, without those of the present status. */
export function bodyOf(measure: ExistingMeasure): MeasureBody {
  switch (measure.status) {
    case 'proposed':
    case 'reviewed':
    case 'rejected': {
      const { status, ...body } = measure;
      return body;
    }
    case 'adopted':
    case 'completed':
    case 'cancelled': {
      const { status, adoption, ...body } = measure;
      return body;
    }
    case 'inProgress': {
      const { status, adoption, completion, ...body } = measure;
      return body;
    }
    case 'blocked': {
      const { status, adoption, reason, by, ...body } = measure;
      return body;
    }
    case 'handedOver': {
      const { status, adoption, to, ...body } = measure;
      return body;
    }
    case 'superseded': {
      const { status, adoption, by, ...body } = measure;
      return body;
    }
  }
}

/** The body of a measure that was ended by an event of this day, and its adoption if it has one. */
export function endedOn(measure: ExistingMeasure, on: PartialDate): MeasureBody & { readonly adoption?: Adoption } {
  const adoption = adoptionOf(measure);
  return { ...bodyOf(measure), endedOn: on, ...(adoption !== undefined && { adoption }) };
}
