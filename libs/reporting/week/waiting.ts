export const WAITING_FOR = [
  'lead',
  'adoption',
  'provision',
  'dependency',
  'blocking',
  'confirmation',
  'answer',
  'basis',
  'coSignature',
  'agenda',
  'conflict',
] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

export const WAITING_KINDS = [
  'measure',
  'assignment',
  'reportingRound',
  'paper',
  'committee',
  'goal',
  'conflict',
] as const;

/** The subject of an open act: it waits, or it has to move. */
export interface WaitingSubject {
  readonly kind: (typeof WAITING_KINDS)[number];
  readonly id: string;
}

/** A subject that waits `for` an act. */
export interface Waiting {
  readonly for: WaitingFor;
  /** The subject that waits. */
  readonly thing: WaitingSubject;
  /** The measure that must move, the round that asks. */
  readonly on: WaitingSubject | null;
  /** The organisation that has to act; `null` where it is unknown or there is none. */
  readonly whom: string | null;
  /** Such as the level that has to adopt, the kind of provision, the reason of the block, the rule of a conflict. */
  readonly note: string | null;
}

/** The lead of each process that is not closed: it confirms, adopts and resolves in the process. */
export type Leads = ReadonlyMap<string, string | null>;
