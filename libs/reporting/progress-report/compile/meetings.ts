import type { Deviations, PartialDate } from '#event-sourcing';
import { evolveDeviations, isWithoutEffect } from '#event-sourcing';
import type { ItemPaper, MeetingEvent, OutcomeKind, PaperEvent, Publicity } from '#council';
import { papersOfItem } from '#council';
import type { OutcomeOfReport } from '../report-content.js';
import { isWithin } from './decisions.js';
import type { CommitteeName, NamesAtPoint } from './names-at-point.js';
import type { Horizon, ReportedLog, ReportedEvent } from './reported-log.js';

interface Item {
  readonly number: string;
  readonly title: string;
  readonly public: Publicity;
}

interface OutcomeAt {
  readonly item: string;
  readonly outcomeId: string;
  readonly kind: OutcomeKind;
  readonly paper: ItemPaper;
  readonly on: PartialDate;
}

export interface MeetingAt {
  readonly id: string;
  readonly committee: string;
  /** It, or its committee, belongs to the process. */
  readonly isOfProcess: boolean;
  readonly items: ReadonlyMap<string, Item>;
  /** Outcomes that count, by the event that recorded them first. */
  readonly outcomes: ReadonlyMap<string, OutcomeAt>;
  readonly deviations: Deviations;
}

/** Papers that belong to the process, by their ids. */
export function papersOf(log: ReportedLog, process: string): ReadonlySet<string> {
  const papers = new Set<string>();
  for (const [id, events] of log.streams<PaperEvent>('paper')) {
    for (const { type, data } of events) {
      const begins = type === 'PaperDrafted' || type === 'KnownPaperRecorded';
      if (begins && data.processes.includes(process)) papers.add(id);
    }
  }
  return papers;
}

/**
 * Meetings with the outcomes of their items. A correction counts whenever it was recorded: it states the outcome of
 * the first day. The process of a meeting and the titles of its items are those last recorded.
 */
export function meetingsAt(
  log: ReportedLog,
  process: string,
  horizon: Horizon,
  committees: ReadonlyMap<string, CommitteeName>,
): readonly MeetingAt[] {
  const meetings: MeetingAt[] = [];
  for (const [id, events] of log.streams<MeetingEvent>('meeting')) {
    const history = new MeetingHistory();
    for (const event of events) {
      history.takeNames(event);
      const isCorrection = event.type === 'OutcomeCorrected' && isWithin(event, horizon);
      if (isCorrection || log.counts(event, horizon)) history.take(event, log.dateOf(event, horizon.place));
    }
    const { committee, items, outcomes, deviations } = history;
    const ofCommittee = committees.get(committee)?.processes ?? [];
    const isOfProcess = [...history.processes, ...ofCommittee].includes(process);
    meetings.push({ id, committee, isOfProcess, items, outcomes, deviations });
  }
  return meetings;
}

/** The items, outcomes and deviations of one meeting, folded from its events. */
class MeetingHistory {
  committee = '';
  readonly processes: string[] = [];
  readonly items = new Map<string, Item>();
  readonly outcomes = new Map<string, OutcomeAt>();
  deviations: Deviations = {};
  /** From each correction to the outcome that was recorded first. */
  readonly #first = new Map<string, string>();

  takeNames({ type, data }: ReportedEvent<MeetingEvent>): void {
    if (type === 'MeetingScheduled' || type === 'HeldMeetingRecorded') {
      this.committee = data.committee;
      this.processes.push(...data.processes);
    }
    if (type === 'MeetingLinkedToProcess') this.processes.push(data.process);
    if (type === 'ItemAdded') {
      this.items.set(data.item, { number: data.number, title: data.title, public: data.public });
    }
    const corrected = type === 'ItemCorrected' ? this.items.get(data.item) : undefined;
    if (type === 'ItemCorrected' && corrected !== undefined) {
      const { title = corrected.title, public: publicity = corrected.public } = data;
      this.items.set(data.item, { ...corrected, title, public: publicity });
    }
    const moved = type === 'ItemMoved' ? this.items.get(data.item) : undefined;
    if (type === 'ItemMoved' && moved !== undefined) this.items.set(data.item, { ...moved, number: data.number });
  }

  take(event: ReportedEvent<MeetingEvent>, on: PartialDate): void {
    if (event.type === 'DeviationNoted' || event.type === 'DeviationResolved') {
      this.deviations = evolveDeviations(this.deviations, event);
    }
    if (event.type === 'ItemOutcomeRecorded') {
      const { item, outcomeId, outcome, paper } = event.data;
      this.outcomes.set(event.eventId, { item, outcomeId, kind: outcome.kind, paper, on });
    }
    if (event.type === 'OutcomeCorrected') this.#correct(event);
  }

  #correct({ eventId, data }: Extract<ReportedEvent<MeetingEvent>, { readonly type: 'OutcomeCorrected' }>): void {
    const { event: former, outcomeId, outcome, paper } = data;
    const first = this.#first.get(former) ?? former;
    this.#first.set(eventId, first);
    const corrected = this.outcomes.get(first);
    if (corrected !== undefined) this.outcomes.set(first, { ...corrected, outcomeId, kind: outcome.kind, paper });
  }
}

/** Outcomes that the previous report lacked or reported otherwise. */
export function outcomesSince(
  meetings: readonly MeetingAt[],
  before: readonly MeetingAt[],
  papers: ReadonlySet<string>,
  { committees }: NamesAtPoint,
): readonly OutcomeOfReport[] {
  const known = new Map(before.flatMap(({ outcomes }) => [...outcomes]));
  return meetings.flatMap((meeting) =>
    [...meeting.outcomes].flatMap(([first, outcome]): readonly OutcomeOfReport[] => {
      const { item, outcomeId, kind, paper, on } = outcome;
      const concerns = meeting.isOfProcess || papersOfItem(paper).some((one) => papers.has(one.paper));
      const was = known.get(first)?.kind ?? null;
      if (!concerns || was === kind) return [];
      const { number = '', title = '', public: publicity = 'unknown' } = meeting.items.get(item) ?? {};
      return [
        {
          meeting: meeting.id,
          committee: { id: meeting.committee, name: committees.get(meeting.committee)?.name ?? null },
          ...{ item, number, title, public: publicity, outcome: kind, on, was },
          withoutEffect: isWithoutEffect(meeting.deviations, outcomeId),
        },
      ];
    }),
  );
}
