import type { Party } from '#event-sourcing';

/** A member of a committee: a person, or a function with its holder at the time. */
export type Member = Extract<Party, { readonly kind: 'person' | 'function' }>;
export const MEMBER_KINDS: readonly Member['kind'][] = ['person', 'function'];

/** The same text for the same person or function. */
export function memberKey(member: Member): string {
  if (member.kind === 'person') return `person-${member.id}`;
  return `function-${member.organisation ?? ''}-${member.title}`;
}
