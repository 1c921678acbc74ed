export const ASSIGNMENT_STATUSES = ['given', 'accepted', 'reportedDone', 'confirmed', 'dropped'] as const;

/** Something is still to be done. */
export const TO_DO = ['given', 'accepted'] as const satisfies readonly (typeof ASSIGNMENT_STATUSES)[number][];

/** Something is still to be done, or to be confirmed. */
export const OPEN_ASSIGNMENT = [
  'given',
  'accepted',
  'reportedDone',
] as const satisfies readonly (typeof ASSIGNMENT_STATUSES)[number][];
