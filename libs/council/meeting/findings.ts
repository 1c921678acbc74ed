import type { CommandMeta, Decided, Violation } from '#event-sourcing';
import { acceptUnlessIrregular, partId } from '#event-sourcing';
import type { MeetingDecision } from './meeting-decision.js';
import type { MeetingEvent } from './meeting.events.js';

/** A violated rule; `subject` is the id of the outcome or item that violates it. */
export interface Finding {
  readonly violation: Violation;
  readonly subject?: string;
}

/**
 * As `acceptUnlessIrregular`, for several subjects: a rule is listed and named once, and noted as a deviation for each
 * subject, so that each can be resolved by itself.
 */
export function acceptUnlessFound(
  meta: CommandMeta,
  findings: readonly Finding[],
  events: readonly Decided<MeetingEvent>[],
): MeetingDecision {
  const rules = new Map(findings.map(({ violation }) => [violation.rule, violation]));
  const decision = acceptUnlessIrregular<MeetingEvent>(meta, [...rules.values()], []);
  if (!decision.accepted) return decision;
  const noted = findings.flatMap(({ violation, subject }, index) => {
    const template = decision.events.find(
      (event) => event.type === 'DeviationNoted' && event.data.rule === violation.rule,
    );
    if (template?.type !== 'DeviationNoted') return [];
    const deviation = partId(meta.commandId, 'deviation', index);
    return [{ ...template, data: { ...template.data, deviation, ...(subject !== undefined && { subject }) } }];
  });
  return { accepted: true, events: [...events, ...noted] };
}
