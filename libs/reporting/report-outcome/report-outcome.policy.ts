import type { DateRefined, Effect, Policy, PolicyReader, Reaction, Recorded, Takes } from '#event-sourcing';
import { effect, noReaction, takes, takesByCategory } from '#event-sourcing';
import type { LinkReport } from '#council';
import { paperDecider } from '#council';
import type { RecordReportOutcome } from '../progress-report/progress-report.commands.js';
import type { ProgressReportEvent } from '../progress-report/progress-report.events.js';
import type { PaperOutcome } from './paper-outcome.js';
import { isOwnAct, ofPaper, outcomesIn } from './paper-outcome.js';

const ofReport = takes<ProgressReportEvent | DateRefined>()({
  takes: ['ReportSubmitted'],
  leaves: ['ReportCompiled', 'ReportVersionCompiled', 'ReportOutcomeRecorded', 'ReportWithdrawn', 'DateRefined'],
});
const isTaken = takesByCategory({ paper: ofPaper, progressReport: ofReport });
type Trigger = typeof isTaken extends Takes<infer E> ? E : never;

type ReportFacts =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'outcomes'; readonly report: string; readonly outcomes: readonly PaperOutcome[] }
  | { readonly kind: 'withoutReport' };

/**
 * Links a paper to the progress report that it brings, and records the outcomes of the paper at the report. Outcomes that
 * the paper has when it is linked are carried then; later ones when they are recorded, so that none is lost between.
 */
export const reportOutcomePolicy: Policy<Trigger, ReportFacts> = {
  name: 'report-outcome',
  reads: ['paper', 'progressReport'],
  concerns: (event): event is Recorded<Trigger> => isTaken(event) && isOwnAct(event),
  facts,
  react,
};

async function facts(event: Recorded<Trigger>, read: PolicyReader): Promise<ReportFacts> {
  if (event.type === 'ReportSubmitted') return { kind: 'submitted' };
  if (event.type === 'PaperReportLinked') {
    const events = await read.events(event.stream);
    return { kind: 'outcomes', report: event.data.report, outcomes: events.flatMap(outcomesIn) };
  }
  const paper = await read.state(paperDecider, event.id);
  if (paper.status === 'unknown' || paper.report === undefined) return { kind: 'withoutReport' };
  return { kind: 'outcomes', report: paper.report, outcomes: outcomesIn(event) };
}

function react(event: Recorded<Trigger>, known: ReportFacts): Reaction {
  switch (known.kind) {
    case 'withoutReport':
      return noReaction;
    case 'submitted':
      return event.type === 'ReportSubmitted' ? { effects: [linking(event)], wakes: [] } : noReaction;
    case 'outcomes':
      return {
        effects: known.outcomes.slice(-MOST_OUTCOMES).map((outcome) => recording(event.id, known.report, outcome)),
        wakes: [],
      };
  }
}

/** An append takes about so many effects; no paper comes near it. */
const MOST_OUTCOMES = 900;

function linking({
  id: report,
  occurredOn,
  data,
}: Recorded<Extract<Trigger, { readonly type: 'ReportSubmitted' }>>): Effect {
  return effect<typeof LinkReport>('LinkReport', { target: data.paper, body: { report, occurredOn } });
}

function recording(paper: string, report: string, { on, ...outcome }: PaperOutcome): Effect {
  const body = { paper, ...outcome, occurredOn: on };
  return effect<typeof RecordReportOutcome>('RecordReportOutcome', { target: report, body });
}
