import type { CommandMeta, Decision, IrregularRefusal } from '#event-sourcing';
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
import type { DeviationEvent } from '#event-sourcing';
import type { Adoptable, AdoptionRefusal } from './adoption-check.js';
import { checkAdoption } from './adoption-check.js';
import type { BASIS_ENDS, BasisEvent } from './basis.events.js';
import type { Adoption, Question } from './basis.state.js';
import { sameDecision } from './basis.state.js';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { DecisionRef } from '#shared-kernel';

export type BasisRefusal =
  | 'question is not known here'
  | 'question has ended already'
  | 'a replaced basis needs the decision that replaces it'
  | 'only a replaced basis has a decision';

export const germanBasis: Readonly<Record<BasisRefusal, string>> = {
  'question is not known here': 'Diese Rückfrage zur Grundlage ist hier nicht bekannt.',
  'question has ended already': 'Die Rückfrage zur Grundlage ist schon beantwortet.',
  'a replaced basis needs the decision that replaces it':
    'Wird die Grundlage ersetzt, ist die Entscheidung zu nennen, die an ihre Stelle tritt.',
  'only a replaced basis has a decision': 'Eine Entscheidung wird nur genannt, wenn sie die Grundlage ersetzt.',
};

type BasisDecision = Decision<BasisEvent | DeviationEvent, BasisRefusal | AdoptionRefusal | IrregularRefusal>;

/** What an adopted thing rests on. */
export interface Resting {
  readonly adoption: Adoption | undefined;
  readonly revisedBy: DecisionRef | undefined;
  readonly deviatesFromDecision: boolean;
  readonly questions: readonly Question[];
}

/** The policy asks; what does not rest on the decision (any more), or was asked for the same cause, is left as it is. */
export function questionBasis(
  data: { readonly decision: DecisionRef; readonly cause: string; readonly why: Question['why'] },
  { adoption, revisedBy, questions }: Resting,
  meta: CommandMeta,
): BasisDecision {
  const bases = [adoption?.decision, revisedBy];
  if (!bases.some((basis) => basis !== undefined && sameDecision(basis, data.decision))) {
    return acceptAsIs('does not rest on this decision');
  }
  const asked = questions.some((one) => one.cause === data.cause && sameDecision(one.decision, data.decision));
  if (asked) return acceptAsIs('questioned already');
  const { decision, cause, why } = data;
  const question = partId(meta.commandId, 'question', 0);
  return accept<BasisEvent>({ type: 'BasisQuestioned', data: { question, decision, cause, why } });
}

interface Resolution {
  readonly question: string;
  readonly how: (typeof BASIS_ENDS)[number];
  readonly reason: string;
  readonly decision?: DecisionRef;
}

/** A decision that takes the place of another lists the present version, or the one that was adopted. */
export function resolveBasis(
  data: Resolution,
  { adoption, revisedBy, questions, deviatesFromDecision: deviates }: Resting,
  { facts, adoptable, meta }: { facts: DecisionFacts | undefined; adoptable: Adoptable; meta: CommandMeta },
): BasisDecision {
  const question = questions.find((one) => one.question === data.question);
  if (question === undefined) return refuseMissing('question is not known here');
  if (question.ended !== undefined) return refuse('question has ended already');
  const adopted = adoption !== undefined && sameDecision(adoption.decision, question.decision) ? adoption : undefined;
  if (adopted === undefined && !(revisedBy !== undefined && sameDecision(revisedBy, question.decision))) {
    const { decision: _none, ...ended } = data;
    const changesNothing = { ...ended, of: 'nothing', deviatesFromDecision: deviates } as const;
    return accept<BasisEvent>({ type: 'BasisResolved', data: changesNothing });
  }
  const of = adopted === undefined ? 'revision' : 'adoption';
  if (data.how !== 'replaced') {
    if (data.decision !== undefined) return refuseInput('only a replaced basis has a decision', 'decision');
    const deviatesFromDecision = deviates || (data.how === 'withdrawn' && of === 'revision');
    return acceptUnlessIrregular<BasisEvent>(
      meta,
      [],
      [{ type: 'BasisResolved', data: { ...data, of, deviatesFromDecision } }],
    );
  }
  if (data.decision === undefined) {
    return refuseInput('a replaced basis needs the decision that replaces it', 'decision');
  }
  const version = listedVersion(facts, adoptable, adopted?.version);
  const check = checkAdoption(facts, { ...adoptable, subject: { ...adoptable.subject, version } });
  if (!check.adopts) return check.refused;
  const { level, violations } = check;
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
