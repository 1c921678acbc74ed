import type { Effect, PartialDate, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { noReaction } from '#event-sourcing';
import type { PaperEvent } from '#council';
import { paperDecider } from '#council';
import type { ProgressReportEvent, ReportOutcome } from '../progress-report/progress-report.events.js';

type Submitted = Extract<ProgressReportEvent, { readonly type: 'ReportSubmitted' }>;
type Linked = Extract<PaperEvent, { readonly type: 'PaperReportLinked' }>;
type OutcomeTrigger = Extract<
  PaperEvent,
  { readonly type: 'StepOutcomeRecorded' | 'StepOutcomeCorrected' | 'PaperReturned' | 'PaperWithdrawn' }
>;
type Trigger = Submitted | Linked | OutcomeTrigger;

/** What became of a paper: an outcome of a committee, or a clerk's own act. */
interface Fate {
  readonly event: string;
  readonly outcome: ReportOutcome;
  readonly on: PartialDate;
  readonly corrects?: string;
  readonly committee?: string;
}

type ReportFacts =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'fates'; readonly report: string; readonly fates: readonly Fate[] }
  | { readonly kind: 'withoutReport' };

/**
 * Tells a paper which progress report it brings, and the report what became of the paper. Whatever the paper knew when
 * it was told is carried then; everything after that carries itself, so that nothing falls between the two.
 */
export const reportOutcomePolicy: Policy<Trigger, ReportFacts> = {
  name: 'report-outcome',
  reads: ['paper', 'progressReport'],
  concerns: (event): event is Recorded<Trigger> => TRIGGERS.includes(event.type) && isOwnAct(event),
  facts,
  react,
};

const TRIGGERS: readonly string[] = [
  'ReportSubmitted',
  'PaperReportLinked',
  'StepOutcomeRecorded',
  'StepOutcomeCorrected',
  'PaperReturned',
  'PaperWithdrawn',
] satisfies readonly Trigger['type'][];

/** Returned or withdrawn by a committee's outcome, the outcome says it. */
function isOwnAct({ type, data }: Recorded): boolean {
  return (type !== 'PaperReturned' && type !== 'PaperWithdrawn') || !('cause' in data);
}

async function facts(event: Recorded<Trigger>, read: PolicyReader): Promise<ReportFacts> {
  if (event.type === 'ReportSubmitted') return { kind: 'submitted' };
  if (event.type === 'PaperReportLinked') {
    const events = await read.events(event.stream);
    // The paper's decider alone writes its stream, so the type tells the event.
    const told = events.filter((one): one is Recorded<OutcomeTrigger> => isOutcome(one) && isOwnAct(one));
    return { kind: 'fates', report: event.data.report, fates: told.map(fateOf) };
  }
  const paper = await read.state(paperDecider, event.id);
  if (paper.status === 'unknown' || paper.report === undefined) return { kind: 'withoutReport' };
  return { kind: 'fates', report: paper.report, fates: [fateOf(event)] };
}

function isOutcome({ type }: Recorded): boolean {
  return TRIGGERS.indexOf(type) >= FIRST_OUTCOME;
}

const FIRST_OUTCOME = TRIGGERS.indexOf('StepOutcomeRecorded');

function fateOf(event: Recorded<OutcomeTrigger>): Fate {
  const { eventId, occurredOn: on } = event;
  switch (event.type) {
    case 'StepOutcomeRecorded': {
      const { event: cause, outcome, committee } = event.data;
      return { event: cause, outcome: outcome.kind, on, committee };
    }
    case 'StepOutcomeCorrected': {
      const { event: cause, corrected, outcome, committee } = event.data;
      return { event: cause, outcome: outcome.kind, on, committee, corrects: corrected };
    }
    case 'PaperReturned':
      return { event: eventId, outcome: 'returnedToAdministration', on };
    case 'PaperWithdrawn':
      return { event: eventId, outcome: 'withdrawnByAuthor', on };
  }
}

function react(event: Recorded<Trigger>, known: ReportFacts): Reaction {
  switch (known.kind) {
    case 'withoutReport':
      return noReaction;
    case 'submitted':
      return event.type === 'ReportSubmitted' ? { effects: [linking(event)], wakes: [] } : noReaction;
    case 'fates':
      return {
        effects: known.fates.slice(-MAX_FATES).map((fate) => recording(event.id, known.report, fate)),
        wakes: [],
      };
  }
}

/** An append takes so many effects; no paper comes near it. */
const MAX_FATES = 900;

function linking({ id: report, occurredOn, data }: Recorded<Submitted>): Effect {
  return { command: 'LinkReport', target: data.paper, body: { report, occurredOn } };
}

function recording(paper: string, report: string, { on, ...fate }: Fate): Effect {
  return { command: 'RecordReportOutcome', target: report, body: { paper, ...fate, occurredOn: on } };
}
