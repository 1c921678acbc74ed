import type { RowOf } from '#event-sourcing';
import { deviationView } from '../deviations/deviations-of-stream.js';
import type { deviations } from '../deviations/deviations.projection.js';
import type { coSignatures, papers, paperSteps, paperStepOutcomes, paperVersions } from './papers.tables.js';

export interface PaperParts {
  readonly versions: readonly RowOf<typeof paperVersions>[];
  readonly coSignatures: readonly RowOf<typeof coSignatures>[];
  readonly steps: readonly RowOf<typeof paperSteps>[];
  readonly outcomes: readonly RowOf<typeof paperStepOutcomes>[];
  readonly deviations: readonly RowOf<typeof deviations>[];
}

type Outcomes = PaperParts['outcomes'];

/** A paper as lists show it. */
export function paperItem({ ordinal, revision, ...row }: RowOf<typeof papers>): object {
  return { ...row, revision: revision.toString() };
}

/** A paper with its parts, each in its order. */
export function paperView(paper: RowOf<typeof papers>, parts: PaperParts): object {
  const steps = [...parts.steps].sort((a, b) => a.order - b.order || Number(a.ordinal - b.ordinal));
  return {
    ...paperItem(paper),
    versions: parts.versions.map(({ entry, ordinal, paper: _of, ...version }) => version),
    coSignatures: parts.coSignatures.map((row) => coSignatureItem(row, paper.version)),
    steps: steps.map((step) =>
      stepItem(
        step,
        parts.outcomes.filter((outcome) => outcome.step === step.step),
      ),
    ),
    deviations: parts.deviations.map(deviationView),
  };
}

/** What was answered for an earlier version is asked again. */
function coSignatureItem(
  { coSignature, of, status, version, reason, evidence }: PaperParts['coSignatures'][number],
  present: number,
): object {
  const again = version !== present && status !== 'withdrawn';
  return {
    id: coSignature,
    of,
    status: again ? 'open' : status,
    version,
    ...(reason !== null && { reason }),
    evidence,
  };
}

/** The outcome that ended the step, else the last one; with what it corrected. */
function stepItem({ ordinal, paper, step: id, ...step }: PaperParts['steps'][number], outcomes: Outcomes): object {
  const counting = [...new Map(outcomes.map((outcome) => [outcome.first, outcome])).values()];
  const ended = counting.find((outcome) => outcome.ends);
  const last = ended ?? counting.at(-1);
  return {
    id,
    ...step,
    status: step.dropped !== null ? 'dropped' : ended === undefined ? 'open' : 'ended',
    outcome: last === undefined ? null : last.outcome,
    effect: last === undefined ? null : last.effect,
    outcomes: outcomes.map(({ entry, ordinal: _at, paper: _of, step: _step, first, ...outcome }) => ({
      ...outcome,
      ...(first !== outcome.event && { corrects: first }),
      counts: counting.some((one) => one.entry === entry),
    })),
  };
}
