export const ASSIGNMENT_STATUSES = ['given', 'accepted', 'reportedDone', 'confirmed', 'dropped'] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

/** Statuses in which something is still to be done. */
export const TO_DO = ['given', 'accepted'] as const satisfies readonly (typeof ASSIGNMENT_STATUSES)[number][];

/** Statuses in which something is still to be done or to be confirmed. */
export const OPEN_ASSIGNMENT = [
  'given',
  'accepted',
  'reportedDone',
] as const satisfies readonly (typeof ASSIGNMENT_STATUSES)[number][];
