import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';
import type { Evidence, Party } from '../messages/metadata.js';
import type { Decided, Decision, DeviationClaim } from './decider.js';
import { accept, refuse, refuseIrregular, refuseMissing } from './decider.js';
import type { CommandMeta } from './decider.js';
import { partId } from './deterministic-ids.js';
import type { Violation } from './refusal.js';

export type DeviationNoted = Message<
  'DeviationNoted',
  {
    readonly deviation: string;
    readonly rule: string;
    readonly ruleVersion: string;
    readonly weight: Violation['weight'];
    readonly source: string;
    readonly reason: string;
    readonly evidence?: Evidence;
    /** The part of the stream that the deviation is about, such as an item's or a step's id. */
    readonly subject?: string;
  }
>;

export const RULES_VIOLATED = 'rules are violated';
export const DEVIATIONS_DIFFER = 'deviations do not name exactly the violated rules';
export type IrregularRefusal = typeof RULES_VIOLATED | typeof DEVIATIONS_DIFFER;

export const germanIrregular: Readonly<Record<IrregularRefusal, string>> = {
  [RULES_VIOLATED]:
    'Regeln sind verletzt; als Abweichung mit Begründung kann die Handlung dennoch festgehalten werden.',
  [DEVIATIONS_DIFFER]: 'Die genannten Abweichungen stimmen nicht genau mit den verletzten Regeln überein.',
};

/**
 * Accepts `events` when no rule is violated, or when the command names exactly the violated rules: then each one is
 * noted behind them as `DeviationNoted`. Otherwise the refusal lists every violated rule.
 */
export function acceptUnlessIrregular<E extends Message>(
  meta: CommandMeta,
  violations: readonly Violation[],
  events: readonly Decided<E>[],
  subject?: string,
): Decision<E | DeviationNoted, IrregularRefusal> {
  const claims = new Map(meta.deviations.map((claim) => [claim.rule, claim]));
  const claimed = violations.filter((violation) => claims.has(violation.rule));
  if (claims.size === 0 && violations.length > 0) return refuseIrregular(RULES_VIOLATED, violations);
  if (
    claims.size !== meta.deviations.length
    || claimed.length !== violations.length
    || claims.size !== claimed.length
  ) {
    return refuseIrregular(DEVIATIONS_DIFFER, violations);
  }
  const noted = violations.flatMap((violation, index) => {
    const claim = claims.get(violation.rule);
    return claim === undefined ? [] : [deviationNoted(meta, violation, claim, index, subject)];
  });
  // A conditional type over a type parameter is not resolved: both lists are decided events of the union.
  return { accepted: true, events: [...events, ...noted] as readonly Decided<E | DeviationNoted>[] };
}

/** Whether each deviation that a command names was noted. */
export function hasNotedAll(claims: readonly DeviationClaim[], events: readonly Message[]): boolean {
  return claims.every(({ rule }) =>
    events.some(({ type, data }) => type === 'DeviationNoted' && 'rule' in data && data.rule === rule),
  );
}

function deviationNoted(
  meta: CommandMeta,
  violation: Violation,
  claim: DeviationClaim,
  index: number,
  subject: string | undefined,
): DeviationNoted {
  const { rule, ruleVersion, weight, source } = violation;
  return {
    type: 'DeviationNoted',
    data: {
      deviation: partId(meta.commandId, 'deviation', index),
      rule,
      ruleVersion,
      weight,
      source,
      reason: claim.reason,
      ...(claim.evidence !== undefined && { evidence: claim.evidence }),
      ...(subject !== undefined && { subject }),
    },
  };
}

export type DeviationResolved = Message<
  'DeviationResolved',
  { readonly deviation: string; readonly how: DeviationEnd; readonly by: Party; readonly subject?: string }
>;
export type DeviationEnd = 'cured' | 'accepted' | 'repeated' | 'void';
export type DeviationEvent = DeviationNoted | DeviationResolved;

export const deviationShapes = { DeviationNoted: SHARED, DeviationResolved: SHARED } as const;

/** The deviations of a stream, by their id. */
export type Deviations = Readonly<Record<string, NotedDeviation>>;
export interface NotedDeviation {
  readonly rule: string;
  readonly weight: Violation['weight'];
  readonly subject?: string;
  readonly ended?: DeviationEnd;
}

export type ResolveDeviationRefusal = 'deviation is not known here' | 'deviation has ended already';

export const germanResolveDeviation: Readonly<Record<ResolveDeviationRefusal, string>> = {
  'deviation is not known here': 'Diese Abweichung ist hier nicht bekannt.',
  'deviation has ended already': 'Diese Abweichung ist bereits erledigt.',
};

export function decideResolveDeviation(
  data: { readonly deviation: string; readonly how: DeviationEnd; readonly by: Party },
  deviations: Deviations,
): Decision<DeviationResolved, ResolveDeviationRefusal> {
  const noted = deviations[data.deviation];
  if (noted === undefined) return refuseMissing('deviation is not known here');
  if (noted.ended !== undefined) return refuse('deviation has ended already');
  const subject = noted.subject;
  return accept<DeviationResolved>({
    type: 'DeviationResolved',
    data: { ...data, ...(subject !== undefined && { subject }) },
  });
}

export function evolveDeviations(deviations: Deviations, event: DeviationEvent): Deviations {
  switch (event.type) {
    case 'DeviationNoted': {
      const { deviation, rule, weight, subject } = event.data;
      return { ...deviations, [deviation]: { rule, weight, ...(subject !== undefined && { subject }) } };
    }
    case 'DeviationResolved': {
      const noted = deviations[event.data.deviation];
      if (noted === undefined) return deviations;
      return { ...deviations, [event.data.deviation]: { ...noted, ended: event.data.how } };
    }
  }
}

/** Whether something within the stream has no effect for now, or for good, because of an invalidating deviation. */
export function isWithoutEffect(deviations: Deviations, subject: string): boolean {
  return Object.values(deviations).some(
    (noted) =>
      noted.subject === subject
      && noted.weight === 'invalidating'
      && (noted.ended === undefined || noted.ended === 'repeated' || noted.ended === 'void'),
  );
}
