import type { CommandOf } from '#commands';
import type { Command } from '#event-sourcing';
import { accept, acceptAsIs, refuse } from '#event-sourcing';
import { isCarriedOut } from '../course/not-in-progress.js';
import type { MeasureDecision, MeasureDecisions } from '../measure-facts.js';
import { isOver } from '../measure-status.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import { confirmCompletion, declineCompletion, reportCompletion } from './completion.js';
import type { endingCommands } from './ending.commands.js';

type EndingCommand = CommandOf<(typeof endingCommands)[number]>;
type Of<T extends EndingCommand['type']> = Extract<EndingCommand, Command<T>>;

export const endingDecisions: MeasureDecisions<EndingCommand> = {
  ReportCompletion: ({ data, meta }, measure) => reportCompletion(data, measure, meta),
  ConfirmCompletion: ({ meta }, measure) => confirmCompletion(measure, meta),
  DeclineCompletion: ({ data }, measure) => declineCompletion(data, measure),
  HandOverMeasure: ({ data }, measure) => {
    if (measure.status === 'handedOver') return acceptAsIs('handed over already');
    if (!isCarriedOut(measure) && measure.status !== 'completed') return refuse('measure is not under way');
    return accept<MeasureEvent>({ type: 'MeasureHandedOver', data });
  },
  CancelMeasure: ({ data }, measure) => {
    if (measure.status === 'cancelled') return acceptAsIs('cancelled already');
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    return accept<MeasureEvent>({ type: 'MeasureCancelled', data });
  },
  SupersedeMeasure: supersede,
};

function supersede({ data, meta }: Of<'SupersedeMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (measure.status === 'superseded' && measure.by === data.by) return acceptAsIs('superseded already');
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (data.by === meta.id) return refuse('measure cannot supersede itself');
  return accept<MeasureEvent>({ type: 'MeasureSuperseded', data });
}
