import { publishedState } from '#event-sourcing';

/** What a committee needs to know of a meeting that dealt with a proposal. */
export interface MeetingAgenda {
  readonly committee: string;
  readonly isCancelled: boolean;
  /** Ids of the items on the agenda. */
  readonly items: readonly string[];
}

/** Published by the decider of meetings; `undefined` for a meeting that does not exist. */
export const MEETING_AGENDA = publishedState<MeetingAgenda | undefined>('meeting', undefined);
