import type { CommandMeta, Decision, DeviationEvent, IrregularRefusal } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  canonicalJson,
  partId,
  refuse,
  refuseInput,
  refuseMissing,
} from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { Adoptable, AdoptionRefusal } from './adoption-check.js';
import { checkAdoption } from './adoption-check.js';
import type { BASIS_ENDS, BasisEvent } from './basis.events.js';
import type { Adoption, Basis, Question } from './basis.state.js';
import { sameDecision } from './basis.state.js';

const phrases = {
  'question is not known here': 'Diese Rückfrage zur Grundlage ist hier nicht bekannt.',
  'question has ended already': 'Die Rückfrage zur Grundlage ist schon beantwortet.',
  'a replaced basis needs the decision that replaces it':
    'Wird die Grundlage ersetzt, ist die Entscheidung zu nennen, die an ihre Stelle tritt.',
  'only a replaced basis has a decision': 'Eine Entscheidung wird nur genannt, wenn sie die Grundlage ersetzt.',
} as const;

export type BasisRefusal = keyof typeof phrases;

export const germanBasis: Readonly<Record<BasisRefusal, string>> = phrases;

type BasisDecision = Decision<BasisEvent | DeviationEvent, BasisRefusal | AdoptionRefusal | IrregularRefusal>;

/** A basis is questioned once for each cause, and only while it is the questioned decision. */
export function questionBasis(
  { decision, cause, why }: Pick<Question, 'decision' | 'cause' | 'why'>,
  { adoption, revisedBy, questions }: Basis,
  meta: CommandMeta,
): BasisDecision {
  const bases = [adoption?.decision, revisedBy];
  if (!bases.some((basis) => basis !== undefined && sameDecision(basis, decision))) {
    return acceptAsIs('does not rest on this decision');
  }
  const isAsked = questions.some((one) => one.cause === cause && sameDecision(one.decision, decision));
  if (isAsked) return acceptAsIs('questioned already');
  const question = partId(meta.commandId, 'question', 0);
  return accept<BasisEvent>({ type: 'BasisQuestioned', data: { question, decision, cause, why } });
}

interface Resolution {
  readonly question: string;
  readonly how: (typeof BASIS_ENDS)[number];
  readonly reason: string;
  readonly decision?: DecisionRef;
}

interface ResolutionContext {
  /** The facts about the decision that the resolution names. */
  readonly facts: DecisionFacts | undefined;
  readonly adoptable: Adoptable;
  readonly meta: CommandMeta;
}

/** A person ends a question: the basis is upheld, replaced by another decision, or withdrawn. */
export function resolveBasis(data: Resolution, basis: Basis, context: ResolutionContext): BasisDecision {
  const { adoption, revisedBy, questions, deviatesFromDecision } = basis;
  const question = questions.find((one) => one.question === data.question);
  if (question === undefined) return refuseMissing('question is not known here');
  if (question.ended !== undefined) return refuse('question has ended already');
  const adopted = adoption !== undefined && sameDecision(adoption.decision, question.decision) ? adoption : undefined;
  const isRevision = revisedBy !== undefined && sameDecision(revisedBy, question.decision);
  if (adopted === undefined && !isRevision) {
    const { decision: _decision, ...ended } = data;
    const changesNothing = { ...ended, of: 'nothing', deviatesFromDecision } as const;
    return accept<BasisEvent>({ type: 'BasisResolved', data: changesNothing });
  }
  return data.how === 'replaced'
    ? replaceBasis(data, basis, adopted, context)
    : keepOrWithdraw(data, basis, adopted, context);
}

function keepOrWithdraw(
  data: Resolution,
  { deviatesFromDecision: deviates }: Basis,
  adopted: Adoption | undefined,
  { meta }: ResolutionContext,
): BasisDecision {
  if (data.decision !== undefined) return refuseInput('only a replaced basis has a decision', 'decision');
  const of = adopted === undefined ? 'revision' : 'adoption';
  const deviatesFromDecision = deviates || (data.how === 'withdrawn' && of === 'revision');
  return acceptUnlessIrregular<BasisEvent>(
    meta,
    [],
    [{ type: 'BasisResolved', data: { ...data, of, deviatesFromDecision } }],
  );
}

/** The decision that takes the place lists the present version, or the one that was adopted. */
function replaceBasis(
  data: Resolution,
  { deviatesFromDecision: deviates }: Basis,
  adopted: Adoption | undefined,
  { facts, adoptable, meta }: ResolutionContext,
): BasisDecision {
  if (data.decision === undefined) {
    return refuseInput('a replaced basis needs the decision that replaces it', 'decision');
  }
  const version = listedVersion(facts, adoptable, adopted?.version);
  const check = checkAdoption(facts, { ...adoptable, subject: { ...adoptable.subject, version } });
  if (!check.adopts) return check.refused;
  const { level, violations } = check;
  const of = adopted === undefined ? 'revision' : 'adoption';
  const deviatesFromDecision = deviates && version !== adoptable.subject.version;
  return acceptUnlessIrregular<BasisEvent>(meta, violations, [
    { type: 'BasisResolved', data: { ...data, of, deviatesFromDecision, version, level } },
  ]);
}

function listedVersion(
  facts: DecisionFacts | undefined,
  { subject }: Adoptable,
  adoptedVersion = subject.version,
): number {
  const lists = facts?.effect === 'adopts' ? facts.lists : [];
  const listsPresent = lists.some((one) => canonicalJson(one) === canonicalJson(subject));
  return listsPresent ? subject.version : adoptedVersion;
}
