import type { Caller, LinkedParty } from '#http';

/** A member of a committee, and who may act for them, in this order. */
export interface SeatHolder {
  readonly member: LinkedParty;
  readonly substitutes: readonly LinkedParty[];
}

/** What tasks need to know of people; the domain knows it. All of it as of today. */
export interface TaskPeople {
  /**
   * Where the person or function behind the caller belongs: `committee:<id>` for members, their substitutes and a chair by
   * office, `organisation:<id>` for holders of a function, `process:<id>` for those of its committees and participants.
   */
  unitsOf(caller: Caller): Promise<readonly string[]>;
  seatsIn(committee: string): Promise<readonly SeatHolder[]>;
  /** Whether it is the id of an actor or of a person that is not erased. */
  isKnown(user: string): Promise<boolean>;
}
