import type { Deviations, PartialDate, Party } from '#event-sourcing';
import type { Adoption, Question } from '../basis/basis.state.js';
import { isQuestioned } from '../basis/basis.state.js';
import type { DecisionLevel, DecisionRef, Provision } from '#shared-kernel';
import type { Indicators } from '../indicator/indicator.state.js';
import type { MeasureContent, MeasureKind } from './measure-content.js';
import type { MeasureStatus } from './measure-status.js';
import { shownStatus } from './measure-status.js';
import type { Progress } from './course/progress.js';
import { presentProgress } from './course/progress.js';
import type { LightInput, Override } from './traffic-light/light.js';
import type { EscalationStage } from './watch/escalation.js';

/** `reached.on` is the day; a refined date names `reached.event`. */
export type Milestone = { readonly id: string; readonly title: string; readonly due: PartialDate } & (
  | { readonly status: 'open' }
  | { readonly status: 'reached'; readonly on: PartialDate; readonly event: string }
  | { readonly status: 'dropped'; readonly reason: string }
);

/** A provision of the resolution by which it was adopted. */
export interface OwnProvision extends Provision {
  readonly met: boolean;
}

/** The parts that a measure has in every status. */
export interface MeasureBody {
  readonly process: string;
  readonly proposedOn: PartialDate;
  readonly kind: MeasureKind;
  /** Counts the changes of its content, from 1. */
  readonly version: number;
  readonly content: MeasureContent;
  readonly decisionLevel: DecisionLevel;
  readonly weight: number;
  readonly source: string;
  readonly lead?: string;
  readonly partners: readonly Party[];
  readonly milestones: readonly Milestone[];
  readonly dependsOn: readonly string[];
  /** Provisions of the resolution; those of a recorded decision are in its own stream. */
  readonly provisions: readonly OwnProvision[];
  /** The decision by which it was revised last, after its adoption. */
  readonly revisedBy?: DecisionRef;
  /** The day of the event that ended it, as it was recorded. */
  readonly endedOn?: PartialDate;
  /** Whether wording, goals, end or budget were changed since without a decision. */
  readonly deviatesFromDecision: boolean;
  /** Reports of which one is its present progress: `progressOf` picks it. */
  readonly reports: readonly Progress[];
  readonly override?: Override & { readonly reason: string };
  readonly questions: readonly Question[];
  /** `on`: the day of the reminder. */
  readonly reminders: readonly {
    readonly stage: EscalationStage;
    readonly overdueSince: string;
    readonly on: PartialDate;
  }[];
  readonly indicators: Indicators;
  readonly deviations: Deviations;
}

/** A reported completion that waits for the confirmation of another person. */
export interface ReportedCompletion {
  readonly reportedBy: string;
  readonly note?: string;
}

type Adopted = MeasureBody & { readonly adoption: Adoption };

export type Measure =
  | { readonly status: 'unknown' }
  | (MeasureBody & { readonly status: 'proposed' | 'reviewed' | 'rejected' })
  | (Adopted & { readonly status: 'adopted' })
  | (Adopted & { readonly status: 'inProgress'; readonly completion?: ReportedCompletion })
  | (Adopted & { readonly status: 'blocked'; readonly reason: string; readonly by?: string })
  // Without `adoption` if its decision was withdrawn afterwards, or if it never was adopted.
  | (MeasureBody & { readonly status: 'completed' | 'cancelled'; readonly adoption?: Adoption })
  | (MeasureBody & { readonly status: 'handedOver'; readonly adoption?: Adoption; readonly to: Party })
  | (MeasureBody & { readonly status: 'superseded'; readonly adoption?: Adoption; readonly by: string });

export type ExistingMeasure = Exclude<Measure, { readonly status: 'unknown' }>;

export function measureStatus({ status, content: { schedule } }: ExistingMeasure): MeasureStatus {
  return shownStatus(status, schedule);
}

export function adoptionOf(measure: ExistingMeasure): Adoption | undefined {
  return 'adoption' in measure ? measure.adoption : undefined;
}

/** Its present progress, and the day of it. */
export function progressOf({ reports }: ExistingMeasure): Progress | undefined {
  return presentProgress(reports);
}

/** The recorded decisions of its adoption and of its last revision. */
export function recordsOf(measure: ExistingMeasure): readonly string[] {
  const bases = [adoptionOf(measure)?.decision, measure.revisedBy];
  return bases.flatMap((basis) => (basis?.kind === 'record' ? [basis.decision] : []));
}

/** Provisions of its resolution that are not met. */
export function openProvisions({ provisions }: ExistingMeasure): readonly OwnProvision[] {
  return provisions.filter(({ met }) => !met);
}

/** The input of its traffic light; provisions of a recorded decision are in the stream of the decision. */
export function lightInputOf(measure: ExistingMeasure, hasOpenDecisionProvisions: boolean): LightInput {
  return {
    status: measureStatus(measure),
    kind: measure.kind,
    schedule: measure.content.schedule,
    percent: progressOf(measure)?.percent ?? null,
    openMilestones: measure.milestones.filter(({ status }) => status === 'open').map(({ due }) => ({ due })),
    hasOpenProvisions: hasOpenDecisionProvisions || openProvisions(measure).length > 0,
    isQuestioned: isQuestioned(measure.questions),
    override: measure.override === undefined ? null : { light: measure.override.light, until: measure.override.until },
  };
}
