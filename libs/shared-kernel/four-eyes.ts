import type { Violation } from '#event-sourcing';

/** The rule that a second person confirms an act. Curable: the second person can still confirm it. */
export function fourEyes(allowedInstead: string, germanInstead: string): Violation {
  const rule = { rule: 'fourEyes', ruleVersion: 'builtin-1', weight: 'curable', source: 'builtin' } as const;
  return { ...rule, allowedInstead, germanInstead };
}
