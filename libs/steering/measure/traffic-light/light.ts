import type { PartialDate } from '#event-sourcing';
import type { MeasureKind, Schedule } from '../measure-content.js';
import type { MeasureStatus } from '../measure-status.js';

export const LIGHTS = ['green', 'amber', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** `unknown` without a basis for a light, `none` for a measure that is not, or no longer, carried out. */
export type ShownLight = Light | 'unknown' | 'none';

export const LIGHT_REASONS = [
  'blocked',
  'past its end',
  'milestone late',
  'milestone very late',
  'far behind schedule',
  'behind schedule',
  'not started in time',
  'provision not met in time',
  'basis in question',
  'nothing known to judge by',
  'overridden',
] as const;
export type LightReason = (typeof LIGHT_REASONS)[number];

export interface TrafficLight {
  readonly light: ShownLight;
  /** The light without the override. */
  readonly derived: ShownLight;
  readonly reasons: readonly LightReason[];
}

/** `until` is its last day; `null` where it has no end. */
export interface Override {
  readonly light: Light;
  readonly until: PartialDate | null;
}

/** All that the light of a measure is derived from, but the day. */
export interface LightInput {
  readonly status: MeasureStatus;
  readonly kind: MeasureKind;
  readonly schedule: Schedule;
  /** 0 to 100; `null` where no percent was reported. */
  readonly percent: number | null;
  /** Milestones that are neither reached nor dropped. */
  readonly openMilestones: readonly { readonly due: PartialDate }[];
  readonly hasOpenProvisions: boolean;
  /** Whether the decision that it was adopted by is in question. */
  readonly isQuestioned: boolean;
  readonly override: Override | null;
}
