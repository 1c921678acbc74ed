import { publishedState } from '#event-sourcing';

/** The facts that a committee needs about the meeting that dealt with a proposal. */
export interface MeetingAgenda {
  readonly committee: string;
  readonly isCancelled: boolean;
  /** Ids of the items on the agenda. */
  readonly items: readonly string[];
}

/** Published by the decider of meetings; `undefined`: the meeting does not exist. */
export const MEETING_AGENDA = publishedState<MeetingAgenda | undefined>('meeting', undefined);
