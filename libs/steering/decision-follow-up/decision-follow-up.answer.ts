import type { AnswerOf } from '#http';
import { answer } from '#http';
import { subjectNamed } from '../decision/decision.answer.js';
import { subjectsSchema } from '#shared-kernel';

const { choice, flag, id, list, orNull, shape, text } = answer;

const provision = shape({ provision: id(), kind: choice('budget', 'funding', 'approval'), note: orNull(text('')) });
export type OpenProvision = AnswerOf<typeof provision>;

const followed = answer.extended(subjectNamed, {
  adopted: {
    ...choice('byThis', 'byAnother', 'no'),
    description: 'Whether its adoption rests on this decision, on another one, or on none.',
  },
  questioned: { ...flag(false), description: 'Whether its adoption by this decision is in question.' },
  carriedOut: flag(false),
  openProvisions: list(provision),
});

/** A decision with the state of the subjects that it decided on. */
export const followUpEntry = shape({
  decision: shape({ kind: choice('resolution', 'record') }, { meeting: id(), item: id(), event: id(), decision: id() }),
  title: orNull(text('Sozialausschuss, 2019-02-14: 5 Sprachkurse')),
  on: text('2019-02-14'),
  level: choice('administration', 'committee', 'council', 'unknown'),
  stands: {
    ...flag(true),
    description: 'Whether it has effect. Without effect it is shown while an adoption that rests on it is in question.',
  },
  carriedOut: flag(false),
  subjects: list(followed),
  openProvisions: list(provision),
  reminder: orNull(shape({ on: text('2019-05-15'), open: subjectsSchema })),
});
export type FollowUpEntry = AnswerOf<typeof followUpEntry>;
