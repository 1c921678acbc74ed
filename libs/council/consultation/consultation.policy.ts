import type { Effect, Reaction, Recorded } from '#event-sourcing';
import { categoryOf, effect, noReaction, statefulPolicy } from '#event-sourcing';
import { paperDecider } from '../paper/paper.decide.js';
import { isReadyToConclude } from '../paper/paper.state.js';
import type {
  ConcludePaper,
  CorrectStepOutcome,
  RecordStepOutcome,
  UnscheduleStep,
} from '../paper/step/step.commands.js';
import type { ConsultationTrigger } from './consultation-events.js';
import { concernsConsultation } from './consultation-events.js';
import type { MeetingOutcomes, OutcomeForPaper } from './meeting-outcomes.js';
import { meetingOutcomes } from './meeting-outcomes.js';

/**
 * Carries the outcome of an item to the step of the item's paper, takes the step off a meeting whose item was struck, and
 * concludes the paper after its last step. The
 * paper decides on the meaning of an outcome: the policy carries it unchanged.
 */
export const consultationPolicy = statefulPolicy<ConsultationTrigger, MeetingOutcomes, boolean>({
  name: 'consultation',
  reads: ['meeting', 'paper'],
  concerns: concernsConsultation,
  state: meetingOutcomes,
  /** Whether the paper may be concluded. */
  facts: async ({ stream, id }, read) =>
    categoryOf(stream) === 'paper' && isReadyToConclude(await read.state(paperDecider, id)),
  decide: (event, meeting, isReady) => {
    switch (event.type) {
      case 'ItemStruck':
        return unschedule(event);
      case 'ItemOutcomeRecorded':
      case 'OutcomeCorrected':
      case 'PaperOutcomesRecorded':
      case 'DeviationResolved': {
        const outcomes = meeting.forPapers[event.eventId] ?? [];
        return { effects: outcomes.flatMap((outcome) => carry(event, outcome, meeting)), wakes: [] };
      }
      case 'StepOutcomeRecorded':
      case 'StepOutcomeCorrected':
      case 'StepDropped':
        return isReady ? conclude(event) : noReaction;
    }
  },
});

function unschedule({
  id: meeting,
  occurredOn,
  data,
}: Recorded<Extract<ConsultationTrigger, { readonly type: 'ItemStruck' }>>): Reaction {
  const body = { meeting, occurredOn };
  const effects = data.papers.map((paper) => effect<typeof UnscheduleStep>('UnscheduleStep', { target: paper, body }));
  return { effects, wakes: [] };
}

function conclude({ id, occurredOn }: Recorded): Reaction {
  return { effects: [effect<typeof ConcludePaper>('ConcludePaper', { target: id, body: { occurredOn } })], wakes: [] };
}

/** In a joint sitting each committee has a step of its own. */
function carry(
  { id: meeting, occurredOn }: Recorded,
  { paper, item, event, outcome, on, corrects }: OutcomeForPaper,
  { committees }: MeetingOutcomes,
): readonly Effect[] {
  const isJoint = committees.length > 1;
  return committees.map((committee) =>
    corrects === undefined
      ? effect<typeof RecordStepOutcome>('RecordStepOutcome', {
          target: paper,
          body: { committee, meeting, item, event, outcome, on },
        })
      : effect<typeof CorrectStepOutcome>('CorrectStepOutcome', {
          target: paper,
          body: { event: corrects, correction: event, outcome, ...(isJoint && { committee }), occurredOn },
        }),
  );
}
