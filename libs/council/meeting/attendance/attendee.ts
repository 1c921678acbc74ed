/** An attendee of the meeting: a person by opaque id, or a function where no person is known. */
export type Attendee =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'function'; readonly title: string; readonly organisation?: string };

export const ATTENDEE_KINDS: readonly Attendee['kind'][] = ['person', 'function'];

/** `advisory` members have no vote. */
export const CAPACITIES = ['member', 'substitute', 'advisory'] as const;
export type Capacity = (typeof CAPACITIES)[number];
