import type { AnswerOf, AnswerSchema } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { deviationAnswer, namedSchema, nameSchema, titledSubjectsSchema } from '#shared-kernel';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { coSignatures, papers, paperSteps, paperStepOutcomes, paperVersions } from './paper.tables.js';

const { choice, flag, id, list, open, orNull, shape, text } = answer;

const described = { title: 'Wir alle sind LU', public: 'yes' };

/** A paper as lists show it. */
export const paperListed = rowSchema(papers, {
  and: { processes: list(id()), processesNamed: list(namedSchema) },
  examples: { ...described, status: 'inConsultation', reference: '20196743', year: 2019 },
});

const outcome = { kind: 'acknowledged' };

const meetingName = orNull(text('Sozialausschuss, 2019-02-14'));

const stepOutcome = rowSchema(paperStepOutcomes, {
  without: ['entry', 'paper', 'step', 'first'],
  and: {
    counts: flag(true),
    meetingName,
    itemNamed: orNull(shape({ id: id(), number: text('5.1'), title: text('Wir alle sind LU') })),
    toName: { ...nameSchema, example: null, description: 'Where the outcome leads: a committee or a meeting.' },
  },
  optional: { corrects: id('The event of the meeting that it takes the place of.') },
  examples: { outcome, effect: 'takenNoteOf', ends: true },
});

const step = rowSchema(paperSteps, {
  without: ['paper', 'step'],
  and: {
    id: id(),
    committeeName: nameSchema,
    meetingName,
    status: choice('open', 'ended', 'dropped'),
    outcome: orNull(open<Outcome>(outcome)),
    effect: orNull(text('takenNoteOf')),
    outcomes: list(stepOutcome),
  },
  examples: { role: 'information', how: 'planned' },
});

/** A unit whose name is not known yet has null for it. */
type SignerAnswer = Omit<AnswerOf<typeof partySchema>, 'name'> & { readonly name?: string | null };
const signer: AnswerSchema<SignerAnswer> = partySchema;

const coSignature = rowSchema(coSignatures, {
  without: ['coSignature', 'paper'],
  and: { id: id(), of: signer },
  optional: { reason: text('costs are missing') },
  examples: { status: 'open' },
});

/** One paper with its parts. */
export const paperAnswer = answer.extended(paperListed, {
  versions: list(
    rowSchema(paperVersions, {
      without: ['entry', 'paper'],
      and: { subjects: titledSubjectsSchema },
      examples: described,
    }),
  ),
  coSignatures: list(coSignature),
  steps: list(step),
  deviations: list(deviationAnswer),
});

export type PaperListed = AnswerOf<typeof paperListed>;
export type PaperAnswer = AnswerOf<typeof paperAnswer>;
export type StepAnswer = AnswerOf<typeof step>;
export type CoSignatureAnswer = AnswerOf<typeof coSignature>;
