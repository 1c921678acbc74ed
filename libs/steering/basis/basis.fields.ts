import { ChoiceField } from '#commands';
import { BASIS_ENDS } from './basis.events.js';
import { QUESTION_CAUSES } from './basis.state.js';

/** A person's answer to the question whether the basis still holds. */
export function BasisEndField(): PropertyDecorator {
  return ChoiceField(BASIS_ENDS, { description: 'It holds, another decision takes its place, or nothing does.' });
}

/** The reason of a question: the decision was corrected, void or withdrawn. */
export function WhyField(): PropertyDecorator {
  return ChoiceField(QUESTION_CAUSES);
}
