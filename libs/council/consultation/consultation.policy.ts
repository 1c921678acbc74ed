import type { Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { categoryOf, effect, noReaction } from '#event-sourcing';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { ConcludePaper, CorrectStepOutcome, RecordStepOutcome } from '../paper/step/step.commands.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { isReadyToConclude } from '../paper/paper.state.js';
import { paperDecider } from '../paper/paper.decide.js';
import type { Carriage } from './carried-outcomes.js';
import { carriageOf } from './carried-outcomes.js';

type OutcomeTrigger = Extract<
  MeetingEvent,
  { readonly type: 'ItemOutcomeRecorded' | 'OutcomeCorrected' | 'DeviationResolved' }
>;
type StepTrigger = Extract<
  PaperEvent,
  { readonly type: 'StepOutcomeRecorded' | 'StepOutcomeCorrected' | 'StepDropped' }
>;

type ConsultationFacts =
  | { readonly kind: 'outcome'; readonly committee: string; readonly carriage: Carriage | undefined }
  | { readonly kind: 'step'; readonly isReadyToConclude: boolean };

/**
 * Carries what a committee did with an item to the step of the item's paper, and concludes the paper after its last
 * step. What an outcome means for the paper is the paper's decision: it is carried as it is.
 */
export const consultationPolicy: Policy<OutcomeTrigger | StepTrigger, ConsultationFacts> = {
  name: 'consultation',
  reads: ['meeting', 'paper'],
  concerns: (event): event is Recorded<OutcomeTrigger | StepTrigger> =>
    // The categories' deciders alone write their streams, so the type tells the event.
    categoryOf(event.stream) === 'meeting'
      ? OUTCOME_TRIGGERS.includes(event.type) && concernsOutcome(event as Recorded<OutcomeTrigger>)
      : STEP_TRIGGERS.includes(event.type),
  facts: async (event, read) =>
    categoryOf(event.stream) === 'meeting' ? outcomeFacts(event, read) : stepFacts(event, read),
  react,
};

const OUTCOME_TRIGGERS: readonly string[] = ['ItemOutcomeRecorded', 'OutcomeCorrected', 'DeviationResolved'];
const STEP_TRIGGERS: readonly string[] = ['StepOutcomeRecorded', 'StepOutcomeCorrected', 'StepDropped'];

function concernsOutcome(event: Recorded<OutcomeTrigger>): boolean {
  switch (event.type) {
    case 'ItemOutcomeRecorded':
    case 'OutcomeCorrected':
      return event.data.paper.kind === 'paper';
    case 'DeviationResolved':
      return event.data.subject !== undefined && (event.data.how === 'cured' || event.data.how === 'accepted');
  }
}

async function outcomeFacts({ stream, eventId }: Recorded, read: PolicyReader): Promise<ConsultationFacts> {
  const events = await read.events(stream);
  return { kind: 'outcome', committee: committeeOf(events), carriage: carriageOf(events, eventId) };
}

/** Every meeting begins with an event that names its committee. */
function committeeOf([first]: readonly Recorded[]): string {
  const data = first?.data;
  if (data !== undefined && 'committee' in data && typeof data.committee === 'string') return data.committee;
  throw new Error('a meeting begins with an event that does not name its committee');
}

async function stepFacts({ id }: Recorded, read: PolicyReader): Promise<ConsultationFacts> {
  return { kind: 'step', isReadyToConclude: isReadyToConclude(await read.state(paperDecider, id)) };
}

function react(event: Recorded<OutcomeTrigger | StepTrigger>, facts: ConsultationFacts): Reaction {
  switch (facts.kind) {
    case 'outcome':
      return facts.carriage === undefined ? noReaction : carrying(event, facts.committee, facts.carriage);
    case 'step':
      if (!facts.isReadyToConclude) return noReaction;
      return {
        effects: [
          effect<typeof ConcludePaper>('ConcludePaper', { target: event.id, body: { occurredOn: event.occurredOn } }),
        ],
        wakes: [],
      };
  }
}

function carrying({ id: meeting, occurredOn }: Recorded, committee: string, carriage: Carriage): Reaction {
  const { paper, item, event, outcome, on, corrects } = carriage;
  const asked =
    corrects === undefined
      ? effect<typeof RecordStepOutcome>('RecordStepOutcome', {
          target: paper,
          body: { committee, meeting, item, event, outcome, on },
        })
      : effect<typeof CorrectStepOutcome>('CorrectStepOutcome', {
          target: paper,
          body: { event: corrects, correction: event, outcome, occurredOn },
        });
  return { effects: [asked], wakes: [] };
}
