import type { Violation } from '#event-sourcing';

/** What one person did is confirmed by another one. Curable: the other one can still do so. */
export function fourEyes(allowedInstead: string): Violation {
  return { rule: 'fourEyes', ruleVersion: 'builtin-1', weight: 'curable', source: 'builtin', allowedInstead };
}
