import type { RowOf } from '#event-sourcing';
import type { deviations, ItemNameOf, Mention, NameOf } from '#shared-kernel';
import { deviationView, mentionsIn, named, titledSubjects } from '#shared-kernel';
import type { CoSignatureAnswer, PaperAnswer, PaperListed, StepAnswer } from './paper.answer.js';
import type { CoSignature } from './co-signature/co-signature.state.js';
import type { CoSigner } from './paper.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import type {
  coSignatures,
  papers,
  paperSteps,
  paperStepOutcomes,
  paperSubjects,
  paperVersions,
} from './paper.tables.js';

export interface PaperParts {
  readonly versions: readonly RowOf<typeof paperVersions>[];
  readonly subjects: readonly RowOf<typeof paperSubjects>[];
  readonly coSignatures: readonly RowOf<typeof coSignatures>[];
  readonly steps: readonly RowOf<typeof paperSteps>[];
  readonly outcomes: readonly RowOf<typeof paperStepOutcomes>[];
  readonly deviations: readonly RowOf<typeof deviations>[];
}

type Outcomes = PaperParts['outcomes'];

/** The names of the entities that a paper names by ids alone. */
export interface PaperNames {
  readonly nameOf: NameOf;
  readonly itemOf: ItemNameOf;
}

/** The processes that a paper of a list names by ids alone. */
export function processesOf({ processes }: RowOf<typeof papers>): readonly Mention[] {
  return mentionsIn({ processes });
}

/** The entities that the parts of a paper name by ids alone. */
export function mentionedBy({ subjects, coSignatures, steps, outcomes }: PaperParts): readonly Mention[] {
  return mentionsIn([
    subjects.map((row) => row.subjects),
    coSignatures.map(({ of }) => of),
    steps.map(({ committee, meeting }) => ({ committee, meeting })),
    outcomes.map(({ meeting, outcome }) => ({ meeting, outcome })),
  ]);
}

/** A paper as lists show it. */
export function paperItem(paper: RowOf<typeof papers>, nameOf: NameOf): PaperListed {
  const { ordinal, revision, ...row } = paper;
  const processesNamed = processesOf(paper).map((process) => named(process, nameOf));
  return { ...row, processesNamed, revision: revision.toString() };
}

/** A paper with its parts, each in its order. */
export function paperView(paper: RowOf<typeof papers>, parts: PaperParts, names: PaperNames): PaperAnswer {
  const steps = [...parts.steps].sort((a, b) => a.order - b.order || Number(a.ordinal - b.ordinal));
  return {
    ...paperItem(paper, names.nameOf),
    versions: parts.versions.map(({ entry, ordinal, paper: _of, ...shown }) => ({
      ...shown,
      subjects: titledSubjects(parts.subjects.find(({ version }) => version === shown.version)?.subjects, names.nameOf),
    })),
    coSignatures: parts.coSignatures.map((row) => coSignatureItem(row, paper.version, names.nameOf)),
    steps: steps.map((step) =>
      stepItem(
        step,
        parts.outcomes.filter((outcome) => outcome.step === step.step),
        names,
      ),
    ),
    deviations: parts.deviations.map(deviationView),
  };
}

/** A co-signature that was answered for an earlier version is asked for again. */
export function coSignatureStatus(
  { status, version }: Pick<RowOf<typeof coSignatures>, 'status' | 'version'>,
  present: number,
): CoSignature['status'] {
  return version !== present && status !== 'withdrawn' ? 'open' : status;
}

function coSignatureItem(row: PaperParts['coSignatures'][number], present: number, nameOf: NameOf): CoSignatureAnswer {
  const { coSignature, of, version, reason, evidence } = row;
  return {
    id: coSignature,
    of: signerView(of, nameOf),
    status: coSignatureStatus(row, present),
    version,
    ...(reason !== null && { reason }),
    evidence,
  };
}

function signerView(of: CoSigner, nameOf: NameOf): CoSignatureAnswer['of'] {
  return of.kind === 'organisation' ? { ...of, name: nameOf('organisation', of.id) } : of;
}

/** A step with the outcome that ended it, else with the last one, and with the corrected ones. */
function stepItem(
  { ordinal, paper, step: id, ...step }: PaperParts['steps'][number],
  outcomes: Outcomes,
  { nameOf, itemOf }: PaperNames,
): StepAnswer {
  const counting = [...new Map(outcomes.map((outcome) => [outcome.first, outcome])).values()];
  const ended = counting.find((outcome) => outcome.ends);
  const last = ended ?? counting.at(-1);
  return {
    id,
    ...step,
    committeeName: nameOf('committee', step.committee),
    meetingName: step.meeting === null ? null : nameOf('meeting', step.meeting),
    status: step.dropped !== null ? 'dropped' : ended === undefined ? 'open' : 'ended',
    outcome: last === undefined ? null : last.outcome,
    effect: last === undefined ? null : last.effect,
    outcomes: outcomes.map(({ entry, ordinal: _at, paper: _of, step: _step, first, ...outcome }) => ({
      ...outcome,
      meetingName: nameOf('meeting', outcome.meeting),
      itemNamed: itemOf({ meeting: outcome.meeting, id: outcome.item }) ?? null,
      toName: toName(outcome.outcome, nameOf),
      ...(first !== outcome.event && { corrects: first }),
      counts: counting.some((one) => one.entry === entry),
    })),
  };
}

/** Of the committee or meeting that the outcome leads to. */
function toName(outcome: Outcome, nameOf: NameOf): string | null {
  const [to] = mentionsIn(outcome);
  return to === undefined ? null : nameOf(to.kind, to.id);
}
